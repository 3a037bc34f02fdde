import { CATEGORIES, EARLIER_VERSION, serverOptions } from '../consentOptions';
import type { Place } from '../place';

export const CONSENT_COOKIE = 'consent_kelisim';
/** Seconds. */
const DAY = 86_400;
/** Days. */
const TERM = 180;
/** Days that the cookie outlives its term, so that an expired decision is known as such. */
const AFTERLIFE = 5;

export interface PreparedCookie {
  /** Empty: no cookie. */
  readonly value: string;
  readonly maxAge: number;
}

/** The consent cookie with which a scenario begins; `undefined` where the visitor's own stays. */
export function scenarioCookie({ scenario, grant, language }: Place): PreparedCookie | undefined {
  const now = Math.floor(Date.now() / 1000);
  const all = [...CATEGORIES, 'policy'];
  const decided = (
    names: readonly string[],
    how: 'accept-all' | 'reject-all' | 'save',
    days = 0,
    version?: string,
  ) => ({
    value: cookieValue({
      id: 'DemoVisitor-1234567890',
      at: now - days * DAY,
      until: now + (TERM - days) * DAY,
      policy: names.includes('policy') ? (version ?? serverOptions.policy.version) : '',
      lang: language,
      yes: CATEGORIES.filter((name) => names.includes(name)).join('.'),
      no: CATEGORIES.filter((name) => !names.includes(name)).join('.'),
      how,
      text: '',
    }),
    maxAge: (TERM + AFTERLIFE - days) * DAY,
  });

  switch (scenario) {
    case undefined:
      return undefined;
    case 'accepted':
      return decided(all, 'accept-all');
    case 'rejected':
      return decided([], 'reject-all');
    case 'custom':
      return decided((grant ?? 'authorization.statistics.policy').split('.'), 'save');
    case 'outdated':
      return decided(all, 'accept-all', 30, EARLIER_VERSION);
    case 'expired':
      return decided(all, 'accept-all', TERM + 1);
    case 'ends-soon':
      return {
        ...decided(all, 'accept-all'),
        value: decided(all, 'accept-all').value.replace(/until=\d+/, `until=${now + 15}`),
      };
    case 'future':
      return { ...decided(all, 'accept-all', -3), maxAge: TERM * DAY };
    // The visitor's own decision stays.
    case 'gated':
    case 'host-dialog':
    case 'hostile':
    case 'filtered':
    case 'server-drawn':
    case 'wrong-domain':
    case 'own-policy':
      return undefined;
    case 'corrupt':
      return { value: 'v=1&id=broken&yes=authorization.statistics&policy=%E0%A4%A', maxAge: TERM * DAY };
    default:
      return { value: '', maxAge: 0 };
  }
}

/** As `docs/RECORD.md` describes it. Every value here is of characters that need no encoding. */
function cookieValue(fields: { readonly [key: string]: string | number }): string {
  return `v=1&${Object.entries(fields)
    .map(([key, value]) => `${key}=${value}`)
    .join('&')}`;
}
