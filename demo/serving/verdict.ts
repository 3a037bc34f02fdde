import type { readConsent as ReadConsent } from 'kelisim/server';
import { GATES, serverOptions } from '../consentOptions';

/** What the server reads out of the same cookie. */
export interface Verdict {
  readonly status: string;
  readonly allows: { readonly [name: string]: boolean };
}

export function createVerdict(readConsent: typeof ReadConsent): (cookies: string) => Verdict {
  return (cookies) => {
    const { status, allows } = readConsent(cookies, serverOptions);
    return { status, allows: Object.fromEntries(GATES.map((name) => [name, allows(name)])) };
  };
}
