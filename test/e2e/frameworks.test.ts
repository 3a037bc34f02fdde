import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/bundle';
import { options } from '../../examples/options';
import { readConsent } from '../../src/server';
import { type OpenPage, useBrowser } from './support/browser';
import { buildExample, buildServer, clearExamples, type Framework, readPage, VARIANTS } from './support/examples';
import { action, cookieValue, notice, setCookie, wayBack } from './support/kelisim';
import { useFolders } from './support/serveFolders';

const KAZAKH: BrowserContextOptions = { locale: 'kk-KZ' };
const DRAWN_BY_SERVERS = ['react', 'react 18', 'preact', 'vue', 'svelte'] as const satisfies readonly Framework[];

const site = useFolders();
const browser = useBrowser();
const keyOf = (name: string) => name.replace(' ', '');
const folders = new Map<string, string>();

beforeAll(async () => {
  await clearExamples();
  site.serve('dist', join(ROOT, 'dist'));
  site.serve('html', join(ROOT, 'examples/html'));
  for (const name of Object.keys(VARIANTS) as Framework[]) {
    const folder = await buildExample(name);
    folders.set(name, folder);
    site.serve(keyOf(name), folder);
  }
}, 240_000);

/** A page that also keeps warnings: Vue warns of what React calls an error. */
async function blank(): Promise<OpenPage> {
  const page = await browser.blank(KAZAKH);
  page.on('console', (message) => message.type() === 'warning' && page.problems.push(message.text()));
  return page;
}

const title = (page: OpenPage) => page.locator('h1').textContent();

describe.each([...Object.keys(VARIANTS), 'html'])('the example for %s', (name) => {
  async function open(cookie?: string) {
    const page = await blank();
    const url = `${site.origin()}/${keyOf(name)}/index.html`;
    if (cookie) await setCookie(page, url, cookieValue({ yes: cookie, no: '' }));
    await page.goto(url);
    await page.locator('#sign-in').waitFor();
    return page;
  }

  it('follows the language, asks, opens, closes, and goes without a trace', async () => {
    const page = await open();
    await notice(page).waitFor();
    expect(await page.locator('kelisim-widget [part=notice]').count()).toBe(1);
    expect(await page.locator('#account:visible, #statistics:visible').count()).toBe(0);
    await page.locator('#closed').waitFor();

    await page.locator('#ru').click();
    await expect.poll(() => title(page)).toBe('Мои курсы');
    expect(await page.locator('kelisim-widget[lang=ru]').count()).toBe(1);
    await notice(page).locator('[data-language=kk]').click();
    await expect.poll(() => title(page)).toBe('Менің курстарым');

    await page.locator('#sign-in').click();
    await action(page, 'notice', 'allow').click();
    await page.locator('#account').waitFor();
    await notice(page).waitFor({ state: 'hidden' });
    // Just what signing in needs.
    expect(await page.locator('#statistics:visible').count()).toBe(0);

    await page.locator('#open').click();
    await action(page, 'notice', 'allow').click();
    await page.locator('#statistics').waitFor();
    await page.locator('#closed').waitFor({ state: 'hidden' });
    await page.locator('#account').waitFor();

    await page.locator('#withdraw').click();
    await page.locator('#closed').waitFor();
    await page.locator('#account').waitFor({ state: 'hidden' });
    await page.locator('#statistics').waitFor({ state: 'hidden' });

    await page.locator('#leave').click();
    await page.waitForFunction(() => document.querySelector('kelisim-widget') === null);
    expect(await page.evaluate(() => document.documentElement.dataset.kelisimState)).toBeUndefined();
    expect(await page.evaluate(() => (globalThis as never)[Symbol.for('kelisim')])).toBeUndefined();
    expect(page.problems).toEqual([]);
  });

  it('opens for a visitor who has decided, without asking', async () => {
    const page = await open('authorization.statistics');
    await page.locator('#statistics').waitFor();
    await wayBack(page).waitFor();
    await page.locator('#sign-in').click();
    await page.locator('#account').waitFor();
    expect(await notice(page).count()).toBe(0);
    expect(page.problems).toEqual([]);
  });
});

describe.each(DRAWN_BY_SERVERS)('what a server has drawn with %s', (name) => {
  let render: Awaited<ReturnType<typeof buildServer>>;
  beforeAll(async () => {
    render = await buildServer(name);
  }, 240_000);

  it.each([
    ['undecided', undefined, '#closed'],
    ['decided', cookieValue({ yes: 'authorization.statistics', no: '', lang: 'ru' }), '#statistics'],
  ])('is taken over as it is: %s', async (state, cookie, expected) => {
    const consent = readConsent(cookie && `consent_kelisim=${cookie}`, options);
    const initial = {
      status: consent.status,
      record: consent.record,
      language: 'kk',
      open: (['account', 'statistics'] as const).filter((gate) => consent.allows(gate)),
    };
    const drawn = await render(initial);
    expect(drawn).toContain('Менің курстарым');
    const path = `/${keyOf(name)}/drawn-${state}.html`;
    const url = site.page(path, await readPage(folders.get(name) ?? '', drawn, initial));
    const page = await blank();
    if (cookie) await setCookie(page, url, cookie);
    // What is seen before any script of the page has run.
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/*.js', (route) => held.then(() => route.continue()));
    const going = page.goto(url);
    await page.locator(expected).waitFor();
    await page.evaluate(() => {
      const button = document.querySelector('#open') as HTMLElement & { kept?: boolean };
      button.kept = true;
    });
    release();
    await going;
    if (cookie) await wayBack(page).waitFor();
    else await notice(page).waitFor();
    await page.locator(expected).waitFor();
    expect(await page.evaluate(() => 'kept' in (document.querySelector('#open') as HTMLElement))).toBe(true);
    expect(page.problems).toEqual([]);
    // It lives.
    await page.locator('#ru').click();
    await expect.poll(() => title(page)).toBe('Мои курсы');
  });
});

describe('the declarations', () => {
  const check = (project: string) => {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, '--noEmit', '--project', join(ROOT, project)], { encoding: 'utf8' });
  };

  it.each(['examples', 'examples/preact', 'examples/angular-app'])(
    'fit what %s does, as it is installed',
    (project) => {
      expect(() => check(project)).not.toThrow();
    },
  );
});

describe('an adapter', () => {
  it.each(['react', 'preact', 'vue', 'svelte', 'angular', 'element'])('%s has fewer than 60 lines', (name) => {
    const lines = readFileSync(join(ROOT, `src/adapters/${name}.ts`), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeLessThan(60);
  });
});
