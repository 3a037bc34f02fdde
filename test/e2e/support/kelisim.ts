import type { Page } from 'playwright-core';
import type { Consent } from '../../../src';

/** The page's instance, for `evaluate`. */
declare global {
  interface Window {
    Kelisim: Consent;
    log: { type: string; detail: unknown }[];
  }
}

export const notice = (page: Page) => page.locator('kelisim-widget [part=notice]');
export const preferences = (page: Page) => page.locator('kelisim-widget [part=preferences]');
export const policy = (page: Page) => page.locator('kelisim-widget [part=policy]');
export const wayBack = (page: Page) => page.locator('kelisim-widget [part=button]');

/** A button of ours in a view. */
export const action = (page: Page, part: 'notice' | 'preferences' | 'policy', name: string) =>
  page.locator(`kelisim-widget [part=${part}] [data-action=${name}]`);

export async function status(page: Page) {
  return page.evaluate(() => window.Kelisim.status);
}

/** Waits until nothing of ours moves any more: boxes and colours are what they stay. */
export async function atRest(page: Page) {
  await page.locator('kelisim-widget').evaluate(async ({ shadowRoot }) => {
    const moving = () => (shadowRoot as ShadowRoot).getAnimations();
    while (moving().length) await Promise.allSettled(moving().map(({ finished }) => finished));
  });
}

/** Records every event from before the script runs: put into `head`. */
export const RECORDER = `<script>
window.log = [];
for (const type of ['ready', 'change', 'grant', 'revoke', 'show', 'hide', 'error'])
  document.addEventListener('kelisim:' + type, (event) => log.push({ type, detail: event.detail }));
</script>`;

/** A well-formed cookie value. */
export function cookieValue(parts: { readonly [key: string]: string | number } = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const fields = {
    v: 1,
    id: 'K3v9AAAAAAAAAAAAAAAAAA',
    at: now - 60,
    until: now + 86_400,
    policy: '2026-01',
    lang: 'kk',
    yes: 'authorization.statistics.advertising',
    no: '',
    how: 'accept-all',
    text: '',
    ...parts,
  };
  return Object.entries(fields)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

export async function setCookie(page: Page, url: string, value: string) {
  await page.context().addCookies([{ name: 'consent_kelisim', value, url }]);
}
