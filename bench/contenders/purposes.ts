/** What all contenders ask for: three optional categories beside the necessary one, in the ordinary English words. */
export const PURPOSES = [
  { name: 'authorization', title: 'Sign-in', purpose: 'Remembers that you have signed in.' },
  { name: 'statistics', title: 'Statistics', purpose: 'Counts visits, so that we can improve the portal.' },
  { name: 'advertising', title: 'Advertising', purpose: 'Shows what fits your interests.' },
] as const;

export const TEXTS = {
  title: 'We use cookies',
  description: 'Some are necessary; with your consent we use others for signing in, statistics and advertising.',
  accept: 'Accept all',
  reject: 'Reject all',
  settings: 'Settings',
  save: 'Save',
  necessary: 'Necessary',
  necessaryPurpose: 'Without them the portal does not work.',
} as const;

export interface CookieOfCategory {
  readonly name: string;
  readonly purpose: string;
}

/** `count` cookies, spread over the categories: those of one of them. */
export function cookiesOf(category: number, count = 0): CookieOfCategory[] {
  const share = Math.floor(count / PURPOSES.length) + (category < count % PURPOSES.length ? 1 : 0);
  return Array.from({ length: share }, (_, index) => ({
    name: `_${PURPOSES[category]?.name}_${index}`,
    purpose: 'Counts the pages you open',
  }));
}
