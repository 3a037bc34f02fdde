/** How many letters two names may differ in to be taken for a slip of the pen: one of three letters, two at most. */
const FARTHEST = 2;
const LETTERS_PER_SLIP = 3;

/** The known name that is nearest to a misspelt one; `undefined` where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const ranked = known
    .map((other) => ({ other, steps: slips(plain(name), plain(other)) }))
    .sort((first, second) => first.steps - second.steps);
  const [best] = ranked;
  return best && best.steps <= Math.min(FARTHEST, best.other.length / LETTERS_PER_SLIP) ? best.other : undefined;
}

/** Letters in the wrong order are one slip: `nmae`. */
function slips(from: string, to: string): number {
  const sorted = (text: string) => [...text].sort().join('');
  return from !== to && sorted(from) === sorted(to) ? 1 : distance(from, to);
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
