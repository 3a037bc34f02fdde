/** `kz`, `kaz` and `kk-KZ` mean `kk`: the country's code and ISO 639-2 are what hosts write most often. */
export function normalizeLanguage(code: string): string {
  return code
    .toLowerCase()
    .replace(/[-_].*/, '')
    .replace(/^k(z|az)$/, 'kk');
}

/** The first wish that is known; `kk` when none is. */
export function resolveLanguage(wishes: readonly string[], known: readonly string[]): string {
  return wishes.map(normalizeLanguage).find((code) => known.includes(code)) ?? 'kk';
}
