/** The first of the usual names that is free, else a numbered one. */
export function freshName(usual: readonly string[], taken: readonly string[], word: string): string {
  const numbered = taken.map((_, index) => `${word}-${index + 1}`);
  const free = [...usual, ...numbered].find((name) => !taken.includes(name));
  return free ?? `${word}-${taken.length + 1}`;
}
