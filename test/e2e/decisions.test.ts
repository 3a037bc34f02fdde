import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from './support/browser';
import { action, cookieValue, notice, preferences, RECORDER, setCookie, status } from './support/kelisim';
import { EMBEDDINGS, OPTIONS, useSite } from './support/serve';
import { textOf } from './support/texts';

const browser = useBrowser();
const site = useSite();
const events = (page: OpenPage) => page.evaluate(() => window.log);
const types = async (page: OpenPage) => (await events(page)).map(({ type }) => type);
const cookie = async (page: OpenPage) =>
  new URLSearchParams((await page.context().cookies()).find(({ name }) => name === 'consent_kelisim')?.value);

describe.each(EMBEDDINGS)('by %s', (_name, html) => {
  const first = async (more = {}) => {
    const page = await browser.open(site.page(html({ head: RECORDER, ...more })));
    await notice(page).waitFor();
    await page.waitForFunction(() => window.log.some(({ type }) => type === 'show'));
    return page;
  };

  it('accept all: one click, written to the cookie, then announced, then the notice goes', async () => {
    const page = await first();
    expect(await types(page)).toEqual(['ready', 'show']);
    await action(page, 'notice', 'accept-all').click();
    expect(await notice(page).count()).toBe(0);
    expect(await types(page)).toEqual(['ready', 'show', 'change', 'grant', 'grant', 'grant', 'grant', 'hide']);
    const fields = await cookie(page);
    expect(fields.get('yes')).toBe('authorization.statistics.advertising');
    expect(fields.get('policy')).toBe('2026-01');
    expect(fields.get('how')).toBe('accept-all');
    expect(fields.get('lang')).toBe('kk');
    expect(fields.get('text')).toMatch(/^[\da-f]{16}$/);
    expect(Number(fields.get('until')) - Number(fields.get('at'))).toBe(180 * 86_400);
    const [{ expires = 0, sameSite = '', path = '' } = {}] = await page.context().cookies();
    expect(Math.round((expires - Number(fields.get('at'))) / 86_400)).toBe(185);
    expect([sameSite, path]).toEqual(['Lax', '/']);
    const change = (await events(page)).find(({ type }) => type === 'change')?.detail;
    expect(change).toMatchObject({
      status: 'accepted',
      source: 'accept-all',
      granted: ['authorization', 'statistics', 'advertising', 'account'],
      revoked: [],
    });
    expect(await page.evaluate(() => document.documentElement.dataset.kelisimState)).toBe('accepted');
    expect(await page.evaluate(() => window.Kelisim.stored)).toBe(true);
  });

  it('reject all: one click, and the next visit stays silent', async () => {
    const page = await first();
    await action(page, 'notice', 'reject-all').click();
    expect(await status(page)).toBe('rejected');
    const fields = await cookie(page);
    expect([fields.get('yes'), fields.get('policy'), fields.get('how')]).toEqual(['', '', 'reject-all']);
    await page.reload();
    await page.waitForFunction(() => window.Kelisim?.status === 'rejected');
    await page.waitForTimeout(300);
    expect(await notice(page).count()).toBe(0);
  });

  it('settings, then save untouched, is a no to everything', async () => {
    const page = await first();
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    expect(await preferences(page).getByRole('switch').count()).toBe(4);
    for (const toggle of await preferences(page).getByRole('switch').all())
      expect(await toggle.isChecked()).toBe(false);
    await action(page, 'preferences', 'save').click();
    expect(await status(page)).toBe('rejected');
    expect((await cookie(page)).get('how')).toBe('save');
    expect(await preferences(page).count()).toBe(0);
    expect(await notice(page).count()).toBe(0);
  });

  it('saves exactly what was switched on, the policy apart from the categories', async () => {
    const page = await first({ lang: 'en' });
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await preferences(page).getByRole('switch', { name: 'Statistics' }).click();
    await action(page, 'preferences', 'save').click();
    expect(await status(page)).toBe('custom');
    expect(
      await page.evaluate(() => [
        window.Kelisim.allows('statistics'),
        window.Kelisim.allows('advertising'),
        window.Kelisim.allows('account'),
      ]),
    ).toEqual([true, false, false]);
    await page.evaluate(() => window.Kelisim.openPreferences());
    await preferences(page).getByRole('switch', { name: 'Privacy policy' }).click();
    await preferences(page).getByRole('switch', { name: 'Sign-in' }).click();
    await action(page, 'preferences', 'save').click();
    expect(await page.evaluate(() => window.Kelisim.allows('account'))).toBe(true);
    expect((await cookie(page)).get('yes')).toBe('authorization.statistics');
  });

  it('settings that were made ready before a decision show that decision', async () => {
    const page = await first();
    await notice(page).hover();
    await page.waitForLoadState('networkidle');
    await action(page, 'notice', 'accept-all').click();
    await page.locator('kelisim-widget [part=button]').click();
    await preferences(page).waitFor();
    for (const toggle of await preferences(page).getByRole('switch').all()) expect(await toggle.isChecked()).toBe(true);
  });

  it('keeps the number of the visitor, and withdraws in two clicks', async () => {
    const page = await first();
    await action(page, 'notice', 'accept-all').click();
    const { id } = (await page.evaluate(() => window.Kelisim.record)) ?? {};
    await page.locator('kelisim-widget [part=button]').click();
    await preferences(page).waitFor();
    expect(await preferences(page).textContent()).toContain(id);
    await action(page, 'preferences', 'withdraw').click();
    const fields = await cookie(page);
    expect([fields.get('id'), fields.get('how'), fields.get('yes'), fields.get('policy')]).toEqual([
      id,
      'withdraw',
      '',
      '',
    ]);
    const revoked = (await events(page)).filter(({ type }) => type === 'revoke').map(({ detail }) => detail);
    expect(revoked).toEqual(['authorization', 'statistics', 'advertising', 'account'].map((name) => ({ name })));
  });

  it('decides from code, with an honest result', async () => {
    const page = await first();
    const results = await page.evaluate(async () => [
      await window.Kelisim.accept(),
      window.Kelisim.status,
      await window.Kelisim.save({ statistics: true }),
      window.Kelisim.status,
      await window.Kelisim.withdraw(),
      window.Kelisim.status,
    ]);
    expect(results).toEqual([{ stored: true }, 'accepted', { stored: true }, 'custom', { stored: true }, 'rejected']);
    expect((await cookie(page)).get('how')).toBe('api');
    expect((await cookie(page)).get('text')).toBe('');
    const wrong = await page.evaluate(() =>
      window.Kelisim.save({ statistik: true } as never).catch((error) => error.message),
    );
    expect(wrong).toContain('statistik');
    expect(await status(page)).toBe('rejected');
  });

  it('a refused cookie is not called stored: the notice says so, the choice holds for this page', async () => {
    const refuse = `<script>Object.defineProperty(document, 'cookie', { get: () => '', set() {} })</script>`;
    const page = await first({ head: RECORDER + refuse, lang: 'en' });
    await action(page, 'notice', 'accept-all').click();
    await notice(page).getByText(textOf('notice.notSaved')).waitFor();
    expect(
      await page.evaluate(() => [window.Kelisim.stored, window.Kelisim.status, window.Kelisim.allows('account')]),
    ).toEqual([false, 'accepted', true]);
    const codes = (await events(page))
      .filter(({ type }) => type === 'error')
      .map(({ detail }) => (detail as { code: string }).code);
    expect(codes).toEqual(['storage-blocked']);
    expect((await page.locator('kelisim-widget [role=status]').allTextContents()).join('')).toBe('');
    await action(page, 'notice', 'close').click();
    expect(await notice(page).count()).toBe(0);
    await page.reload();
    await notice(page).waitFor();
    expect(await status(page)).toBe('undecided');
  });

  it('a domain that the browser refuses is reported, and the cookie is for this host', async () => {
    const page = await first({ options: { ...OPTIONS, domain: 'example.kz' } });
    await action(page, 'notice', 'accept-all').click();
    const errors = (await events(page)).filter(({ type }) => type === 'error');
    expect(errors).toMatchObject([{ detail: { code: 'domain-rejected' } }]);
    expect(await page.evaluate(() => window.Kelisim.stored)).toBe(true);
    expect((await page.context().cookies()).map(({ domain }) => domain)).toEqual(['localhost']);
  });

  it('under Global Privacy Control accept all leaves advertising out, and the notice says so', async () => {
    const page = await first({
      lang: 'en',
      head: `${RECORDER}<script>Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })</script>`,
    });
    expect(await notice(page).textContent()).toContain('Global Privacy Control');
    await action(page, 'notice', 'accept-all').click();
    const fields = await cookie(page);
    expect([fields.get('yes'), fields.get('no'), fields.get('how')]).toEqual([
      'authorization.statistics',
      'advertising',
      'accept-all',
    ]);
    expect(await status(page)).toBe('custom');
  });

  it('scrolling, Escape, closing, navigating and waiting are no consent', async () => {
    const page = await first({ body: '<p style="height:3000px">long</p>' });
    await page.mouse.wheel(0, 2000);
    await page.keyboard.press('Escape');
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await page.keyboard.press('Escape');
    await preferences(page).waitFor({ state: 'detached' });
    expect(await notice(page).count()).toBe(1);
    await page.reload();
    await notice(page).waitFor();
    expect(await page.context().cookies()).toEqual([]);
  });
});

const CHANGES = { changes: [{ kk: 'Өзгеріс', ru: 'Перемена', en: 'A change' }, 'Second line'] };

describe('a record that no longer answers the question', () => {
  it.each([
    [
      'another policy version',
      {},
      { policy: '2025-01' },
      [textOf('reason.policy', { version: '2026-01' }), 'A change', 'Second line', 'sign-in, statistics'],
    ],
    [
      'a new category',
      {},
      { yes: 'authorization', no: 'statistics' },
      [textOf('reason.titleCategories'), 'Advertising', textOf('reason.earlier', { list: 'Sign-in' })],
    ],
    [
      'its term has run out',
      {},
      { at: 1_700_000_000, until: 1_710_000_000 },
      [textOf('reason.titleExpired'), textOf('reason.expired'), 'Sign-in, Statistics, Advertising'],
    ],
  ])('%s: asked again with the reason, nothing applied', async (_why, _options, parts, texts) => {
    const options = { ...OPTIONS, policy: { ...OPTIONS.policy, ...CHANGES } };
    for (const [, html] of EMBEDDINGS) {
      const url = site.page(html({ lang: 'en', head: RECORDER, options }));
      const page = await browser.blank();
      await setCookie(page, url, cookieValue(parts));
      await page.goto(url);
      await notice(page).waitFor();
      const text = ((await notice(page).textContent()) ?? '').toLowerCase();
      for (const expected of texts) expect(text).toContain(expected.toLowerCase());
      expect(await status(page)).toBe('outdated');
      expect(await page.evaluate(() => window.Kelisim.allows('account'))).toBe(false);
      expect(await types(page)).not.toContain('grant');
      await action(page, 'notice', 'settings').click();
      await preferences(page).waitFor();
      expect(await preferences(page).getByText(textOf('settings.beforeOn')).count()).toBeGreaterThan(0);
      await page.close();
    }
  });

  it('in the preferences every switch is off at first; earlier choices can be restored, without what is new', async () => {
    const [, html] = EMBEDDINGS[0];
    const url = site.page(html({ lang: 'en' }));
    const page = await browser.blank();
    await setCookie(page, url, cookieValue({ policy: '2025-01', yes: 'authorization', no: 'statistics' }));
    await page.goto(url);
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    expect(await preferences(page).getByText(textOf('settings.new')).count()).toBe(1);
    const state = async (name: string) => preferences(page).getByRole('switch', { name }).isChecked();
    const states = async () => [
      await state('Sign-in'),
      await state('Statistics'),
      await state('Advertising'),
      await state('Privacy policy'),
    ];
    expect(await states()).toEqual([false, false, false, false]);
    expect(await preferences(page).getByText(textOf('settings.beforeOn'), { exact: true }).count()).toBe(1);
    await preferences(page)
      .getByRole('button', { name: textOf('settings.restore') })
      .click();
    // The new version has not been accepted, and the new category is not known to the record.
    expect(await states()).toEqual([true, false, false, false]);
  });

  it.each([
    ['corrupt', 'v=1&id=%E0%A4'],
    ['of a later format', cookieValue({ v: 2 })],
    ['forged in the future', cookieValue({ at: 4_000_000_000, until: 4_000_086_400 })],
    ['oversize', cookieValue({ x: 'x'.repeat(200) })],
  ])('a cookie that is %s counts as none', async (_what, value) => {
    const [, html] = EMBEDDINGS[0];
    const url = site.page(html());
    const page = await browser.blank();
    await setCookie(page, url, value);
    await page.goto(url);
    await notice(page).waitFor();
    expect(await status(page)).toBe('undecided');
    await action(page, 'notice', 'accept-all').click();
    expect(await status(page)).toBe('accepted');
  });
});
