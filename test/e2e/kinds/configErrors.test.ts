import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, notice, RECORDER } from '../support/kelisim';
import { errors, openPage } from '../support/kinds';
import { byImport, byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

const open = (more: Parameters<typeof byTag>[0]) =>
  openPage(browser, site.page(byTag({ lang: 'en', head: RECORDER, ...more })));
type Page = Awaited<ReturnType<typeof open>>;

/** Waits for the error that names the option. */
async function reported(page: Page, field: string) {
  const found = async () => (await errors(page)).filter(({ message }) => message.includes(field));
  await expect.poll(async () => (await found()).length, { timeout: 4000 }).toBe(1);
  const [error] = await found();
  expect(error?.code).toBe('config');
  return error?.message ?? '';
}

/** Kind 23, and "Errors of configuration" of the contract: whoever reads the console knows what to correct. */
describe('errors of configuration', () => {
  it('a language without texts is reported by tag, and nothing is asked for in vain', async () => {
    const page = await open({ attributes: 'data-language="fr"' });
    expect(await reported(page, 'language')).toMatch(/\bkk\b.*\bru\b.*\ben\b/);
    expect(page.requested.filter((path) => /\.fr\b/.test(path))).toEqual([]);
    expect(page.problems.filter((text) => text.includes('404'))).toEqual([]);
  });

  it('a language without texts is reported in JSON, and does not compile or throws by npm', async () => {
    const options = { ...OPTIONS, language: 'fr' };
    const page = await open({ options });
    await reported(page, 'language');
    const byNpm = await openPage(browser, site.page(byImport({ lang: 'en', head: RECORDER, options })));
    await expect.poll(() => byNpm.problems.join(), { timeout: 4000 }).toContain('language');
  });

  it.each(['http://[', 'https://host:99999/', 'http://%'])(
    'a renewUrl that is no address is reported, and rejects nothing: %s',
    async (renewUrl) => {
      const page = await open({ options: { ...OPTIONS, renewUrl } });
      await action(page, 'notice', 'reject-all').click();
      await reported(page, 'renewUrl');
      await page.waitForTimeout(300);
      expect(page.problems.filter((text) => text.startsWith('uncaught'))).toEqual([]);
    },
  );

  it.each(['https://elsewhere.example/renew', {}])('a renewUrl of another kind is reported: %s', async (renewUrl) => {
    const page = await open({ options: { ...OPTIONS, renewUrl } });
    await action(page, 'notice', 'reject-all').click();
    await page.waitForTimeout(300);
    await reported(page, 'renewUrl');
    expect(page.problems.filter((text) => text.startsWith('uncaught'))).toEqual([]);
  });

  const VALUES: [string, object][] = [
    ['theme', { theme: 'pink' }],
    ['position', { position: 'left' }],
    ['layout', { layout: 'top' }],
    ['term', { term: 'long' }],
    ['term', { term: 1000 }],
    ['domain', { domain: 'a b' }],
    ['policy.effective', { policy: { ...OPTIONS.policy, effective: 'soon' } }],
    ['policy.url', { policy: { ...OPTIONS.policy, url: 'javascript:alert(1)' } }],
    ['policy.version', { policy: { ...OPTIONS.policy, version: '2026 01' } }],
    ['features.shop.needs', { features: { shop: { needs: ['statistic'] } } }],
  ];
  it.each(VALUES)('a wrong %s is said in a sentence with an example and an address: %o', async (field, more) => {
    const page = await open({ options: { ...OPTIONS, ...more } });
    await notice(page)
      .waitFor({ timeout: 1500 })
      .catch(() => {});
    const message = await reported(page, field);
    // The sentences may come with a part: then the option and the address of its documentation are said at least.
    expect(message).toMatch(/https?:\/\/\S+|docs\/\S+/);
    // Never a bare pattern.
    expect(message).not.toMatch(/\/\^|\$\/|\[\\w/);
    expect(message).not.toContain('[object');
  });

  const UNKNOWN: [string, string, object][] = [
    ['polcy', 'policy', { polcy: { version: '1' } }],
    ['policy.verison', 'policy.version', { policy: { ...OPTIONS.policy, verison: '1' } }],
    ['operator.nmae', 'operator.name', { operator: { nmae: 'School' } }],
    ['renewURL', 'renewUrl', { renewURL: '/renew' }],
    ['lanugage', 'language', { lanugage: 'kk' }],
    ['categories.statistics.cookie', 'cookies', { categories: { statistics: { cookie: [] } } }],
    [
      'categories.statistics.cookies',
      'domain',
      { categories: { statistics: { cookies: [{ name: '_ga', domian: '.x.kz' }] } } },
    ],
    ['disclosure.thirdparties', 'thirdParties', { disclosure: { thirdparties: 'none' } }],
    ['signals.gogle', 'google', { signals: { gogle: true } }],
  ];
  it.each(UNKNOWN)('an unknown key %s is reported with the name %s, and the notice comes', async (key, near, more) => {
    const page = await open({ options: { ...OPTIONS, ...more } });
    const message = await reported(page, key.split('.').pop() as string);
    expect(message).toContain(near.split('.').pop());
    await notice(page).waitFor({ timeout: 4000 });
  });

  it('an unknown key within a feature or a category leaves that one closed', async () => {
    const options = {
      operator: { name: 'School' },
      policy: { version: '1', url: '/policy' },
      categories: { maps: {}, statistics: { need: 'x' } },
      features: { account: { needs: ['maps'], plicy: true } },
    };
    const page = await open({ options });
    await page.waitForFunction(() => window.Kelisim?.status);
    await page.evaluate(() => window.Kelisim.accept().catch(() => {}));
    expect(await page.evaluate(() => window.Kelisim.allows('account'))).toBe(false);
    expect(await page.evaluate(() => window.Kelisim.allows('statistics'))).toBe(false);
    await reported(page, 'plicy');
  });

  it.each([
    ['data-policy-verison', 'policy'],
    ['data-lanuage', 'language'],
    ['data-postion', 'position'],
  ])('an unknown attribute %s of the tag is reported with the nearest name', async (attribute, near) => {
    const page = await open({ attributes: `${attribute}="x"` });
    await expect
      .poll(async () => (await errors(page)).filter(({ code }) => code === 'config').map(({ message }) => message), {
        timeout: 4000,
      })
      .toEqual([expect.stringContaining(near)]);
  });

  it('nothing is decided while a required field is missing or malformed', async () => {
    for (const policy of [{ url: '/policy' }, { version: '2026-01' }, { version: 'a b', url: '/policy' }]) {
      const page = await open({ options: { preset: 'smartustaz', policy } });
      await expect.poll(async () => (await errors(page)).length, { timeout: 4000 }).toBeGreaterThan(0);
      await page.evaluate(() => window.Kelisim?.accept?.().catch(() => {}));
      await page.waitForTimeout(200);
      expect(await page.context().cookies()).toEqual([]);
    }
  });
});

/** Browsers inside of other apps may say that the page is hidden while it is looked at. */
describe('a page that always says it is hidden', () => {
  const HIDDEN = `${RECORDER}<script>
    Object.defineProperty(Document.prototype, 'hidden', { get: () => true });
    Object.defineProperty(Document.prototype, 'visibilityState', { get: () => 'hidden' });
  </script>`;

  it('shows the notice to a visitor who is there', async () => {
    const page = await open({ head: HIDDEN, body: '<button>Host</button>' });
    await page.waitForTimeout(300);
    await page.mouse.move(50, 50);
    await page.mouse.click(60, 60);
    await page.keyboard.press('Tab');
    await notice(page).waitFor({ timeout: 5000 });
    await action(page, 'notice', 'accept-all').click();
    await page.waitForFunction(() => window.Kelisim.status === 'accepted');
  });

  it('shows the notice that is asked for by a control', async () => {
    const page = await open({ head: HIDDEN, body: '<button id="in" data-kelisim-needs="account">In</button>' });
    await page.waitForFunction(() => window.Kelisim?.status);
    await page.locator('#in').click();
    await action(page, 'notice', 'allow').click();
  });
});

/** What a server writes into the page by mistake. */
describe('options of another type', () => {
  const WRONG: [field: string, more: object][] = [
    ['disclosure.refusal', { disclosure: { refusal: { kk: { text: 'x' } } } }],
    ['disclosure.purposes', { disclosure: { purposes: { en: 5 } } }],
    ['categories.statistics.purpose', { categories: { statistics: { purpose: { en: null } } } }],
    ['base', { base: 5 }],
  ];
  it.each(WRONG)('%s is reported, and the notice and the settings are drawn without it', async (field, more) => {
    const page = await open({ options: { ...OPTIONS, ...more } });
    await notice(page).waitFor({ timeout: 4000 });
    await reported(page, field);
    await action(page, 'notice', 'settings').click();
    await action(page, 'preferences', 'save').click();
    await expect.poll(() => page.evaluate(() => window.Kelisim.status)).toBe('rejected');
    expect((await errors(page)).map(({ code }) => code)).toEqual(['config']);
  });

  it.each([
    ['encoded twice', JSON.stringify(JSON.stringify(OPTIONS))],
    ['a list', JSON.stringify([OPTIONS])],
    ['a number', '5'],
  ])('JSON that is %s is reported once', async (_what, json) => {
    const html = byTag({ lang: 'en', head: RECORDER, options: {} }).replace('>{}<', () => `>${json}<`);
    const page = await openPage(browser, site.page(html));
    expect(await reported(page, 'kelisim-options')).toContain('Expected an object');
    await page.waitForTimeout(300);
    expect((await errors(page)).length).toBe(1);
  });

  it.each(['data-term', 'data-term=""'])(
    'an attribute that a template has left empty is reported: %s',
    async (attributes) => {
      const page = await open({ attributes });
      await reported(page, 'term');
      expect(await notice(page).count()).toBe(0);
    },
  );

  it('an empty data-base is reported, and the folder is found all the same', async () => {
    const page = await open({ attributes: 'data-base=""' });
    await notice(page).waitFor({ timeout: 4000 });
    await reported(page, 'base');
  });
});

it('where Kelisim cannot start, what is gated stays closed', async () => {
  const page = await openPage(
    browser,
    site.page(
      byTag({ lang: 'en', head: RECORDER, body: '<a href="/elsewhere" data-kelisim-needs="account">Account</a>' }),
    ),
    { before: (page) => page.addInitScript('Object.fromEntries = () => { throw new Error("broken"); };') },
  );
  await page.waitForTimeout(500);
  const url = page.url();
  await page.click('a');
  await page.waitForTimeout(300);
  expect(page.url()).toBe(url);
});
