import { readFileSync } from 'node:fs';
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

/**
 * A portal that has put `dist/` where the documentation says, and serves nothing else: no `/counter.js`, no policy
 * page.
 */
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

/** In the place of the vendor's snippet, of which the page shows the last line only. */
const POSTHOG = '<script>posthog = { init() {}, opt_in_capturing() {}, opt_out_capturing() {} }</script>';

describe('each piece of HTML that belongs to a page with the tag', () => {
  const tag =
    blocksOf('README.md')
      .find(({ language }) => language === 'html')
      ?.code.split('\n\n')[0] ?? '';
  const isPiece = ({ language, code }: Block) => language === 'html' && !/<script async|^\[kelisim/.test(code);
  const pieces = BLOCKS.filter((block) => isPiece(block) && /data-kelisim-(needs|open)/.test(block.code));
  /** Without a policy: some pieces have scripts and styles of the page. */
  const open = (body: string) =>
    browser.open(
      portal.page(
        `/page${served++}`,
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>Portal</title>${body}</html>`,
      ),
    );

  it('some are there', () => expect(pieces.length).toBeGreaterThan(7));

  it.each(pieces.map((block) => [nameOf(block), block] as const))(
    '%s waits, asks and opens',
    async (_name, { code }) => {
      const page = await open(`${tag}${code.includes('posthog') ? POSTHOG : ''}${code}`);
      // Where a link is followed after consent, this page stays, so that it can be seen what else has opened.
      await page.route('**/profile', (route) => route.fulfill({ status: 204 }));
      await notice(page).waitFor();
      const held = /(?<=(?:src|href)=")(?:\/counter\.js|\/pixel\.png|\/widget\.css|\/local\/counter\.js)(?=")/g;
      const addresses: readonly string[] = code.match(held) ?? [];
      const link = page.locator('[data-kelisim-needs=account]').first();
      if (await link.count()) {
        const control = (await link.evaluate(({ localName }) => localName)) === 'form' ? link.locator('button') : link;
        await control.click();
        await action(page, 'notice', 'allow').waitFor();
      }
      expect(page.requested.filter((path) => addresses.includes(path))).toEqual([]);
      const control = page.locator('[data-kelisim-open]').first();
      if (await control.count()) {
        await control.click();
        await page.locator('kelisim-widget dialog[open]').waitFor();
        await action(page, 'preferences', 'close')
          .or(action(page, 'policy', 'close'))
          .first()
          .click();
      }
      await page.evaluate(() => void window.Kelisim.accept());
      await expect
        .poll(() =>
          addresses
            .filter((path) => !page.requested.includes(path))
            .filter((path) => !code.includes(`advertising" data-kelisim-src="${path}`)),
        )
        .toEqual([]);
      if (code.includes('<template')) await page.getByText('Rendered after consent').waitFor();
      expect(
        quiet(page.problems).filter(
          (text) => !/ERR_NAME_NOT_RESOLVED|ERR_INTERNET|net::|is unknown|could not be loaded/.test(text),
        ),
      ).toEqual([]);
    },
  );

  it('docs/START.md: code of the page that runs before the tag', async () => {
    const code = blocksOf('docs/START.md').find((block) => block.code.includes('Kelisim.queue.push'))?.code ?? '';
    const page = await open(`${code}${tag}`);
    const counted = page.waitForEvent('console', (message) => message.text() === 'count');
    await action(page, 'notice', 'accept-all').click();
    await counted;
    expect(quiet(page.problems)).toEqual([]);
  });

  it('docs/ways/gtm.md: a tag that adds the options and the script', async () => {
    const code = blocksOf('docs/ways/gtm.md').find((block) => block.code.includes('json.id'))?.code ?? '';
    const page = await open(code);
    await notice(page).waitFor();
    expect(quiet(page.problems)).toEqual([]);
  });

  it('docs/FRAMEWORKS.md: the element in plain HTML', async () => {
    const code = blocksOf('docs/FRAMEWORKS.md').find((block) => block.code.includes('element.js'))?.code ?? '';
    const page = await open(code);
    await action(page, 'notice', 'reject-all').click();
    await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'rejected');
    await page.evaluate(() => document.querySelector('#consent')?.remove());
    await page.waitForFunction(() => document.documentElement.dataset.kelisimState === undefined);
    expect(quiet(page.problems)).toEqual([]);
  });

  it.each(['README.md', 'README.kk.md', 'README.ru.md', 'docs/START.md'])(
    '%s: the file of a CDN, with its integrity',
    async (file) => {
      const { 'kelisim.all.js': hash } = JSON.parse(readFileSync(join(ROOT, 'dist/sri.json'), 'utf8')) as {
        [name: string]: string;
      };
      const code = blocksOf(file).find((block) => block.code.includes('cdn.jsdelivr.net'))?.code ?? '';
      const [options = ''] = /<script type="application\/json"[\s\S]*?<\/script>/.exec(tag) ?? [];
      const page = await browser.blank();
      await page.route('https://cdn.jsdelivr.net/**', (route) =>
        route.fulfill({
          path: join(ROOT, 'dist', route.request().url().split('/dist/')[1] ?? ''),
          contentType: 'text/javascript',
          headers: { 'access-control-allow-origin': '*' },
        }),
      );
      // As the script of the release fills it in.
      const body = `${options}${code.replace('sha384-…', hash ?? '')}`;
      await page.goto(
        portal.page(`/page${served++}`, `<!doctype html><html lang="en"><title>Portal</title>${body}</html>`),
      );
      await notice(page).waitFor();
      expect(quiet(page.problems)).toEqual([]);
    },
  );
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
