import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeConsent } from '../../src/server/writeConsent';
import { BLOCKS, type Block, blocksOf, documentedPolicies, nameOf } from '../fixtures/documentation';
import { ROOT } from '../fixtures/sourceFiles';
import { useBrowser } from './support/browser';
import { action, notice, preferences } from './support/kelisim';
import { useFolders } from './support/serveFolders';

const browser = useBrowser();
const { byHost } = documentedPolicies();

/** A portal that has put `dist/` where the documentation says, and serves nothing else: no `/counter.js`, no policy page. */
const portal = useFolders();
// Joomla has a folder for such files.
for (const folder of ['kelisim', 'media/kelisim']) portal.serve(folder, join(ROOT, 'dist'));
let served = 0;
const serve = (body: string, lang = 'en') =>
  portal.page(
    `/page${served++}`,
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Portal</title>${body}</html>`,
    { 'content-security-policy': byHost },
  );
const quiet = (problems: readonly string[]) => problems.filter((text) => !/favicon|404/.test(text));

describe('each script tag of the documentation, under the policy to copy', () => {
  const tags = BLOCKS.filter(
    ({ language, code }) => language === 'html' && /<script async[^>]*kelisim\.js"/.test(code),
  );

  it('some are there', () => expect(tags.length).toBeGreaterThan(4));

  it.each(tags.map((block) => [nameOf(block), block] as const))('%s shows the notice', async (_name, { code }) => {
    const page = await browser.open(serve(code));
    await notice(page).waitFor();
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await action(page, 'preferences', 'save').click();
    expect(await page.evaluate(() => window.Kelisim.status)).toBe('rejected');
    expect(quiet(page.problems)).toEqual([]);
  });
});

it('getting started, step by step: the link waits and goes on after a yes, the counter runs', async () => {
  // The fifth step is a script in the page: for portals whose policy allows one.
  const html = blocksOf('docs/START.md').filter(({ language }) => language === 'html');
  const [options, gated] = html.slice(0, 2) as [Block, Block];
  portal.page('/profile', '<!doctype html><title>Profile</title>', { 'content-security-policy': byHost });
  const page = await browser.open(serve(`${options.code}${gated.code}`));
  await notice(page).waitFor();
  await page.getByText('My courses').click();
  await action(page, 'notice', 'allow').click();
  await page.waitForURL('**/profile');
  expect(page.requested).not.toContain('/counter.js');
  await page.goBack();
  await page.waitForFunction(() => window.Kelisim?.status === 'custom');
  const counted = page.waitForRequest('**/counter.js');
  await page.evaluate(() => window.Kelisim.accept());
  await counted;
});

it('the recipe for tests: a record by writeConsent is a decision from the start', async () => {
  const url = serve(blocksOf('README.md').find(({ language }) => language === 'html')?.code ?? '');
  const page = await browser.blank();
  const now = Math.floor(Date.now() / 1000);
  const record = {
    id: 'A'.repeat(22),
    at: now,
    until: now + 180 * 86_400,
    policy: '2026-01',
    language: 'kk',
    granted: ['authorization'],
    denied: ['statistics', 'advertising'],
    how: 'api',
    text: '',
  } as const;
  const [name = '', ...value] = (writeConsent(record).split(';')[0] ?? '').split('=');
  await page.context().addCookies([{ name, value: value.join('='), url }]);
  await page.goto(url);
  await page.waitForFunction(() => window.Kelisim?.status);
  expect(await page.evaluate(() => [window.Kelisim.status, window.Kelisim.allows('account' as never)])).toEqual([
    'custom',
    true,
  ]);
  expect(await notice(page).count()).toBe(0);
});

describe('moving over, as the recipe has it', () => {
  const OPTIONS = {
    operator: { name: 'School' },
    policy: { version: '2026-01', url: '/privacy' },
    categories: ['statistics'],
  };
  const open = async (klaro: object) => {
    const url = serve(`<script type="application/json" id="kelisim-options">${JSON.stringify(OPTIONS)}</script>
<script async src="/kelisim/kelisim.js"></script><script type="module" src="/moving${served}.js"></script>`);
    const recipe = blocksOf('docs/recipes/moving.md').find(({ language }) => language === 'html')?.code ?? '';
    const code = recipe.replace(/<\/?script[^>]*>/g, '');
    const page = await browser.blank();
    await page.route('**/moving*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: code }));
    const value = encodeURIComponent(JSON.stringify(klaro));
    await page.context().addCookies([{ name: 'klaro', value, url }]);
    await page.goto(url);
    await page.waitForFunction(() => window.Kelisim?.status);
    return page;
  };

  it('a refusal is kept', async () => {
    const page = await open({ matomo: false });
    await page.waitForFunction(() => window.Kelisim.status === 'rejected');
    expect(await page.evaluate(() => [window.Kelisim.record?.how, window.Kelisim.stored])).toEqual(['api', true]);
    await notice(page).waitFor({ state: 'detached' });
    expect(quiet(page.problems)).toEqual([]);
  });

  it('a yes is asked for again', async () => {
    const page = await open({ matomo: true });
    await notice(page).waitFor();
    expect(await page.evaluate(() => window.Kelisim.status)).toBe('undecided');
    expect(quiet(page.problems)).toEqual([]);
  });
});
