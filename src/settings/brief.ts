import briefs from 'virtual:kelisim-texts/brief';
import type { Wording } from '../notice/createWording';
import type { AskedKey } from '../texts/TextKey';

/** A section (`3`) or a clause (`3.3.1`) of the policy in brief, and what it says. */
export type Clause = readonly [number: string, text: string];

/** The policy in brief: each list begins with the title of its section. Empty for a portal without a preset. */
export function sectionsOf({ config, t }: Wording): readonly (readonly Clause[])[] {
  if (!config.preset) return [];
  const sections: Clause[][] = [];
  for (const number of briefs) {
    const isSection = !number.includes('.');
    const key = `brief.${isSection ? 's' : 'c'}${number.replaceAll('.', '-')}` as AskedKey;
    if (isSection) sections.push([]);
    sections[sections.length - 1]?.push([number, t(key)]);
  }
  return sections;
}

/** The clause itself, else its first part (4.1 → 4.1.1), else what contains it (3.2.3 → 3.2). */
export function targetOf(numbers: readonly string[], clause: string): string {
  let wanted = clause;
  while (wanted) {
    const found = numbers.find((number) => number === wanted || number.startsWith(`${wanted}.`));
    if (found) return found;
    wanted = wanted.replace(/(^|\.)[^.]*$/, '');
  }
  return '';
}
