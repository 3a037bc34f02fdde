import type { Wording } from '../notice/createWording';
import type { CookieOptions } from '../options/ConsentOptions';
import { AFTERLIFE } from '../record/days';

/** The cookies of a category; those of *necessary* begin with our own. */
export function cookiesOf({ config, t }: Wording, name: string): CookieOptions[] {
  const own: CookieOptions[] =
    name === 'necessary'
      ? [{ name: config.cookieName, purpose: t('table.ownPurpose'), duration: config.term + AFTERLIFE }]
      : [];
  return [...own, ...(config.categories[name]?.cookies ?? [])];
}
