import type { ConsentRecord } from 'kelisim';
import type * as Server from 'kelisim/server';
import { serverOptions } from '../consentOptions';

const LIMIT = 1000;
/** The demo is served by http. */
const WRITE = { secure: false };

/**
 * What the accounts of the portal remember of their owners' decisions (docs/PROOF.md, "The account remembers"). In
 * memory only, and by name: the demonstration needs no password.
 */
export interface Accounts {
  /** What was decided on this device. */
  onDevice(cookies: string): ConsentRecord | null;
  /** The `Set-Cookie` with the decision of the account, where that one holds; `undefined` where the cookie holds. */
  merge(name: string, cookies: string): string | undefined;
  /** The same, at sign-in and at each request of a visitor who is signed in: the account stores what holds. */
  remember(name: string, cookies: string): string | undefined;
  /** At sign-out: the `Set-Cookie` that takes the decision of the account out of this browser. */
  restore(device: ConsentRecord | null): string;
}

export function createAccounts(server: typeof Server): Accounts {
  const { readConsent, mergeConsent, writeConsent, clearConsent } = server;
  const decisions = new Map<string, ConsentRecord>();
  const onDevice = (cookies: string) => readConsent(cookies, serverOptions).record;
  const merge = (name: string, cookies: string) => {
    const inBrowser = onDevice(cookies);
    const record = mergeConsent(inBrowser, decisions.get(name));
    return { record, setCookie: record && record !== inBrowser ? writeConsent(record, WRITE) : undefined };
  };

  return {
    onDevice,
    merge: (name, cookies) => merge(name, cookies).setCookie,
    remember(name, cookies) {
      const { record, setCookie } = merge(name, cookies);
      if (record) decisions.set(name, record);
      const [oldest] = decisions.keys();
      if (decisions.size > LIMIT && oldest) decisions.delete(oldest);
      return setCookie;
    },
    restore: (device) => (device ? writeConsent(device, WRITE) : clearConsent(WRITE)),
  };
}
