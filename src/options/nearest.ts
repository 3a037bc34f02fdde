/** How many letters two names may differ in to be taken for a slip of the pen. */
const FARTHEST = 2;

/** The known name that is nearest to a misspelt one; `undefined` where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const ranked = known
    .map((other) => ({ other, steps: distance(plain(name), plain(other)) }))
    .sort((first, second) => first.steps - second.steps);
  const [best] = ranked;
  return best && best.steps <= FARTHEST ? best.other : undefined;
}

/** Levenshtein's distance: how many letters have to be added, dropped or changed. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = (row[j - 1] as number) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next[j] = Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1);
    }
    row = next;
  }
  return row[to.length] as number;
}
