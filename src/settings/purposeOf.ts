import type { Wording } from '../notice/createWording';

const OUR_PURPOSES = ['necessary', 'authorization', 'statistics', 'advertising'] as const;

/** What a category is for: the portal's words, else ours where we know the name. */
export function purposeOf({ config, localize, t, clause }: Wording, name: string): string | undefined {
  const own = config.categories[name]?.purpose;
  const known = OUR_PURPOSES.find((other) => other === name);
  return own ? localize(own) : known && t(`purpose.${known}`, { clause: clause('3.3.1') });
}
