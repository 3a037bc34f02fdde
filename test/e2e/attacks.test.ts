import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { CLOBBERING, CRIPPLING, cookieAttacks, POLLUTION, TEXTS } from '../fixtures/attacks';
import { useBrowser } from './support/browser';
import { notice, policy, preferences } from './support/kelisim';
import { byTag, OPTIONS, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();

type Attacked = Window & { pwned?: number; opened?: string[] };
const GATED = `<script type="text/plain" data-kelisim-needs="statistics">(window.opened ??= []).push('statistics')</script>
<script type="text/plain" data-kelisim-needs="necessary-evil">(window.opened ??= []).push('unknown')</script>
<button id="host" onclick="this.textContent = 'pressed'">Host</button>`;

/** What the page must say after each attack. */
async function unharmed(page: Page & { requested: string[] }, foreign: string[]) {
  await page.waitForTimeout(100);
  const state = await page.evaluate(() => {
    const { pwned, opened } = window as unknown as Attacked;
    return [pwned, opened, ({} as { polluted?: number }).polluted, Object.keys(Object.prototype).length];
  });
  expect(state).toEqual([undefined, undefined, undefined, 0]);
  expect(foreign).toEqual([]);
}

async function open(html: string, path = '') {
  const page = await browser.blank();
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!/^(http:\/\/localhost|data:|about:|blob:)/.test(request.url())) foreign.push(request.url());
  });
  page.on('dialog', (dialog) => dialog.dismiss());
  await page.goto(site.page(html) + path);
  return { page, foreign };
}

const everywhere = (text: string) => ({
  operator: { name: text, bin: text },
  policy: { version: '2026-01', url: '/policy', effective: text, changes: [text, { en: text }] },
  categories: {
    statistics: {
      title: text,
      purpose: text,
      cookies: [{ name: text, purpose: text, provider: text, duration: text }],
    },
  },
  features: { account: { needs: ['statistics'], policy: true, title: text } },
  disclosure: {
    automatic: [text],
    refusal: text,
    regardless: text,
    purposes: text,
    thirdParties: text,
    data: text,
    other: text,
  },
});

it('texts are texts, in each view', async () => {
  const { page, foreign } = await open(byTag({ lang: 'en', options: everywhere(TEXTS.join(' ')), body: GATED }));
  await notice(page).waitFor();
  await page.evaluate(() => void window.Kelisim.ask('account' as never));
  await page.evaluate(() => window.Kelisim.openPreferences());
  await preferences(page).waitFor();
  await page.evaluate(() => window.Kelisim.openPolicy('<img src=x onerror=pwned=1>'));
  await policy(page).waitFor();
  const strange = await page.evaluate(() => {
    const root = document.querySelector('kelisim-widget')?.shadowRoot as ShadowRoot;
    const links = [...root.querySelectorAll('a')].map(({ href }) => new URL(href).origin === location.origin);
    return [
      root.querySelectorAll('img, svg, script, iframe, [onfocus], [onload], [onerror]').length,
      links.includes(false),
    ];
  });
  expect(strange).toEqual([0, false]);
  await unharmed(page, foreign);
});

it('cookies that look like a yes open nothing', async () => {
  const { page, foreign } = await open(byTag({ lang: 'en', body: GATED }));
  for (const value of cookieAttacks(Math.floor(Date.now() / 1000))) {
    await page.evaluate((text) => {
      // biome-ignore lint/suspicious/noDocumentCookie: as an attacker would
      document.cookie = `consent_kelisim=${text}; Path=/`;
      dispatchEvent(new Event('focus'));
    }, value);
    expect(await page.evaluate(() => [window.Kelisim.status, window.Kelisim.allows('statistics')]), value).toEqual([
      'undecided',
      false,
    ]);
  }
  await page.reload();
  await notice(page).waitFor();
  await unharmed(page, foreign);
});

it.each([
  '#<img src=x onerror=pwned=1>',
  '?kelisim-language=<script>pwned=1</script>&consent_kelisim=v=1&status=accepted',
  '?__proto__[polluted]=1&__proto__.polluted=1#kelisim=accept-all&__proto__[polluted]=1',
  '#javascript:pwned=1',
])('an address decides nothing: %s', async (path) => {
  const { page, foreign } = await open(byTag({ lang: 'en', body: GATED }), path);
  await notice(page).waitFor();
  expect(await page.evaluate(() => window.Kelisim.status)).toBe('undecided');
  await unharmed(page, foreign);
});

it('messages, and events that look like ours, open nothing', async () => {
  const { page, foreign } = await open(byTag({ lang: 'en', body: GATED }));
  await notice(page).waitFor();
  const waited = await page.evaluate(async () => {
    let came = false;
    window.Kelisim.when('statistics' as never).then(() => {
      came = true;
    });
    const record = { granted: ['statistics'], policy: '2026-01', until: 1e12 };
    const messages = [
      'accept-all',
      { type: 'kelisim:change', record },
      { kelisim: { accept: true } },
      '{"action":"accept"}',
    ];
    for (const message of messages) postMessage(message, '*');
    new BroadcastChannel('kelisim').postMessage({ status: 'accepted' });
    new BroadcastChannel('consent_kelisim').postMessage({ status: 'accepted' });
    for (const type of ['ready', 'change', 'grant', 'show', 'hide'])
      document.dispatchEvent(
        new CustomEvent(`kelisim:${type}`, {
          detail: { name: 'statistics', status: 'accepted', record, granted: ['statistics'], source: 'save' },
        }),
      );
    dispatchEvent(new StorageEvent('storage', { key: 'consent_kelisim', newValue: 'accepted' }));
    localStorage.setItem('consent_kelisim', 'accepted');
    document.documentElement.dataset.kelisimState = 'accepted';
    await new Promise((resolve) => setTimeout(resolve, 300));
    return [came, window.Kelisim.status, window.Kelisim.allows('statistics')];
  });
  expect(waited).toEqual([false, 'undecided', false]);
  await unharmed(page, foreign);
});

it.each(CLOBBERING)('%s in the page changes nothing', async (element) => {
  // Before the script as well as after it: head elements of that name end the head.
  const { page, foreign } = await open(byTag({ lang: 'en', head: element, body: element + GATED }));
  await page.locator('kelisim-widget [part=notice]').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset.kelisimState)).toBe('undecided');
  await page.locator('kelisim-widget [data-action=reject-all]').first().click();
  await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'rejected');
  await page.locator('#host').click();
  expect(await page.locator('#host').textContent()).toBe('pressed');
  await unharmed(page, foreign);
});

it.each(CRIPPLING)('%s keeps everything closed, and the page usable', async (element) => {
  const { page, foreign } = await open(byTag({ lang: 'en', head: element, body: GATED }));
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => (window.Kelisim as Partial<typeof window.Kelisim>)?.status ?? 'none')).not.toBe(
    'accepted',
  );
  await page.mouse.click(200, 20);
  const host = await page.evaluate(() => {
    const button = Document.prototype.querySelector.call(document, '#host') as HTMLElement;
    button.click();
    return button.textContent;
  });
  expect(host).toBe('pressed');
  await unharmed(page, foreign);
});

it.each(POLLUTION)('options in JSON change no other object, and open nothing: %s', async (member) => {
  const json = `{${JSON.stringify(OPTIONS).slice(1, -1)},${member}}`;
  const html = byTag({ lang: 'en', body: GATED }).replace(/(id="kelisim-options">).*?(<\/script>)/, `$1${json}$2`);
  const { page, foreign } = await open(html);
  await page.waitForTimeout(200);
  const allowed = await page.evaluate(() =>
    ['statistics', 'advertising', 'account', 'constructor', 'toString'].filter((name) =>
      (window.Kelisim as typeof window.Kelisim | undefined)?.allows(name as never),
    ),
  );
  expect(allowed, member).toEqual([]);
  await unharmed(page, foreign);
});
