import { describe, expect, it } from 'vitest';
import type { ConsentRecord } from '../../../src/record/ConsentRecord';
import { clearConsent, createConsentHandler, mergeConsent, readConsent, writeConsent } from '../../../src/server';
import { NOW } from '../../fixtures/entries';
import { smart } from '../../fixtures/options';

/** One browser: its cookie, and what a portal does at sign-in and sign-out, as docs/PROOF.md has it. */
function createBrowser() {
  let cookie = '';
  const read = (now: number) => readConsent(cookie, { ...smart, now });
  const set = (setCookie: string) => {
    cookie = /Max-Age=0(;|$)/.test(setCookie) ? '' : (setCookie.split(';')[0] ?? '');
  };
  return {
    status: (now: number) => read(now).status,
    async decide(act: string, now: number) {
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        ...(cookie ? { cookie } : {}),
      };
      const request = new Request('https://smartustaz.kz/consent', { method: 'POST', headers, body: `act=${act}` });
      set((await createConsentHandler({ ...smart, now })(request)).headers.get('set-cookie') ?? '');
    },
    signIn(account: Account, session: Session, now: number) {
      const { record } = read(now);
      account.consent = mergeConsent(record, account.consent, now);
      session.device = account.consent === record ? null : record;
      if (account.consent && account.consent !== record) set(writeConsent(account.consent, { now }));
    },
    signOut(account: Account, session: Session, now: number) {
      account.consent = mergeConsent(read(now).record, account.consent, now);
      set(session.device ? writeConsent(session.device, { now }) : clearConsent());
    },
  };
}
interface Account {
  consent: ConsentRecord | null;
}
interface Session {
  device: ConsentRecord | null;
}
const createAccount = (): Account => ({ consent: null });
const createSession = (): Session => ({ device: null });

describe('an account that remembers', () => {
  it('asks a visitor who decided on one device not again on the next', async () => {
    const account = createAccount();
    const [phone, desk] = [createBrowser(), createBrowser()];
    await phone.decide('accept-all', NOW);
    phone.signIn(account, createSession(), NOW + 1);
    expect(desk.status(NOW + 2)).toBe('undecided');
    desk.signIn(account, createSession(), NOW + 2);
    expect(desk.status(NOW + 2)).toBe('accepted');
  });

  it('takes a refusal of one device to the next, and no older consent back', async () => {
    const account = createAccount();
    const [phone, desk] = [createBrowser(), createBrowser()];
    await desk.decide('accept-all', NOW);
    await phone.decide('reject-all', NOW + 10);
    phone.signIn(account, createSession(), NOW + 11);
    desk.signIn(account, createSession(), NOW + 12);
    expect(desk.status(NOW + 12)).toBe('rejected');
    expect(account.consent?.granted).toEqual([]);
  });

  it('keeps two teachers at one computer of the staff room apart', async () => {
    const [first, second] = [createAccount(), createAccount()];
    const shared = createBrowser();
    let session = createSession();
    // The sign-in asks first.
    await shared.decide('accept-all', NOW);
    shared.signIn(first, session, NOW + 5);
    shared.signOut(first, session, NOW + 10);
    expect(shared.status(NOW + 10)).toBe('undecided');

    session = createSession();
    shared.signIn(second, session, NOW + 20);
    expect(shared.status(NOW + 20)).toBe('undecided');
    await shared.decide('reject-all', NOW + 25);
    shared.signOut(second, session, NOW + 30);

    shared.signIn(first, createSession(), NOW + 40);
    expect(shared.status(NOW + 40)).toBe('accepted');
    expect([first, second].map(({ consent }) => consent?.how)).toEqual(['accept-all', 'reject-all']);
  });

  it("gives a computer its own record back at sign-out, also when the account's was newer", async () => {
    const account = createAccount();
    const [phone, shared] = [createBrowser(), createBrowser()];
    await shared.decide('reject-all', NOW);
    await phone.decide('accept-all', NOW + 10);
    phone.signIn(account, createSession(), NOW + 11);
    const session = createSession();
    shared.signIn(account, session, NOW + 20);
    expect(shared.status(NOW + 20)).toBe('accepted');
    shared.signOut(account, session, NOW + 30);
    expect(shared.status(NOW + 30)).toBe('rejected');
  });
});
