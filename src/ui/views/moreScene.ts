import type { Scene } from '../scene';
import type { Key } from '../translate';

/** The scene of the second layer, where all texts are there. */
export type MoreScene = Scene<Key>;

const OWN_PURPOSES = ['necessary', 'authorization', 'statistics', 'advertising'] as const;

/** What a category is for: the portal's words, else ours where we know the name. */
export function purposeOf({ category, pick, t, clause }: MoreScene, name: string): string | undefined {
  const own = category(name).purpose;
  const known = OWN_PURPOSES.find((other) => other === name);
  return own ? pick(own) : known && t(`purpose.${known}`, { clause: clause('3.3.1') });
}
