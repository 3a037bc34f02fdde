import type { Page } from 'playwright-core';
import { type HostPage, POLICY_VERSION } from './hostPage';

/** How to reach a view by public names only: the parts, the actions, the API and the cookie. */
export interface SheetView {
  readonly page?: Omit<HostPage, 'language'>;
  /** The value of the consent cookie with which the visitor comes. */
  readonly cookie?: string;
  reach(page: Page): Promise<void>;
}

interface Instance {
  ask(name: string): Promise<boolean>;
  openPreferences(): Promise<void>;
  openPolicy(): Promise<void>;
  status: string;
}

const part = (page: Page, name: string) => page.locator(`kelisim-widget [part=${name}]`).waitFor();
const press = (page: Page, name: string) => page.locator(`kelisim-widget [part=notice] [data-action=${name}]`).click();
const call = (page: Page, method: 'ask' | 'openPreferences' | 'openPolicy') =>
  page.evaluate((name) => {
    const { Kelisim } = window as object as { Kelisim: Instance };
    // Not awaited: `ask` resolves with the visitor's decision.
    if (name === 'ask') void Kelisim.ask('account');
    else void Kelisim[name]();
  }, method);
const whenReady = (page: Page) =>
  page.waitForFunction(() => (window as object as { Kelisim?: Instance }).Kelisim?.status);

const now = Math.floor(Date.now() / 1000);
const DAY = 86_400;
const record = (policy: string) =>
  `v=1&id=K3v9AAAAAAAAAAAAAAAAAA&at=${now - 10 * DAY}&until=${now + 170 * DAY}&policy=${policy}&lang=kk` +
  '&yes=authorization.statistics&no=advertising&how=save&text=';
const notice = (page: Page) => part(page, 'notice');

export const VIEWS: { readonly [name: string]: SheetView } = {
  notice: { reach: notice },
  asked: {
    async reach(page) {
      await notice(page);
      await call(page, 'ask');
      await page.locator('kelisim-widget [part=notice] [data-action=allow]').waitFor();
    },
  },
  outdated: { cookie: record('2025-01'), reach: notice },
  settings: {
    async reach(page) {
      await whenReady(page);
      await call(page, 'openPreferences');
      await part(page, 'preferences');
    },
  },
  decided: {
    cookie: record(POLICY_VERSION),
    async reach(page) {
      await whenReady(page);
      await call(page, 'openPreferences');
      await part(page, 'preferences');
    },
  },
  policy: {
    async reach(page) {
      await whenReady(page);
      await call(page, 'openPolicy');
      await part(page, 'policy');
    },
  },
  bar: { page: { layout: 'bar' }, reach: notice },
  center: { page: { layout: 'center' }, reach: notice },
  notSaved: {
    page: { withoutCookies: true },
    async reach(page) {
      await notice(page);
      await press(page, 'accept-all');
      await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'accepted');
    },
  },
  embed: {
    page: { embeds: true },
    async reach(page) {
      await notice(page);
      await press(page, 'reject-all');
      await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'rejected');
    },
  },
};
