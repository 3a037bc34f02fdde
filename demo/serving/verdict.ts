import type { readConsent as ReadConsent } from '../../src/server';
import { CATEGORIES, serverOptions } from '../consentOptions';

/** What the server reads out of the same cookie. */
export interface Verdict {
  readonly status: string;
  readonly allows: { readonly [name: string]: boolean };
}

const NAMES = ['necessary', ...CATEGORIES, 'account'];

export function createVerdict(readConsent: typeof ReadConsent): (cookies: string) => Verdict {
  return (cookies) => {
    const { status, allows } = readConsent(cookies, serverOptions);
    return { status, allows: Object.fromEntries(NAMES.map((name) => [name, allows(name)])) };
  };
}
