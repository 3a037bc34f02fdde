import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/bundle';
import { spawnServer } from '../../scripts/spawnServer';
import { missing, PHP, startPhpServer, WSGI } from '../fixtures/backends';
import { type OpenPage, useBrowser } from './support/browser';
import { action, cookieValue, notice, setCookie, status } from './support/kelisim';
import { jar, SOON } from './support/kinds';
import { byTag, OPTIONS } from './support/serve';

declare global {
  interface Window {
    /** For each frame, how many notices were to be seen. */
    seenNotices: number[];
  }
}

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'";
const FILES = /^kelisim\.(?!all\.|signals\.)[\w.]*(js|css)$/;
const browser = useBrowser();
const folder = mkdtempSync(join(tmpdir(), 'kelisim-fragment-'));

/**
 * The page with the fragment, as the command line tool writes it. `kelisim.js` comes after the whole page, to be seen.
 */
function pageWith(action: string, ...more: string[]): string {
  const options = join(folder, 'kelisim.json');
  writeFileSync(options, JSON.stringify(OPTIONS));
  const args = ['html', '--options', options, '--lang', 'kk', '--action', action, ...more];
  const fragment = execFileSync(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], { encoding: 'utf8' });
  return byTag({ body: '<p>Page</p>' }).replace('<main>', () => `${fragment}<main>`);
}

beforeAll(() => {
  mkdirSync(join(folder, 'dist'));
  for (const name of readdirSync(join(ROOT, 'dist')).filter((name) => FILES.test(name)))
    copyFileSync(join(ROOT, 'dist', name), join(folder, 'dist', name));
  const strict = ['--script', '/dist/kelisim.decided.js', '--stylesheet', '/dist/kelisim.notice.css'];
  const pages = { plain: pageWith('/consent.php'), strict: pageWith('/consent.php', ...strict) };
  writeFileSync(join(folder, 'page.html'), pages.plain);
  writeFileSync(join(folder, 'page.php'), `<?php header('Cache-Control: public, max-age=60'); ?>${pages.plain}`);
  writeFileSync(join(folder, 'strict.php'), `<?php header("Content-Security-Policy: ${CSP}"); ?>${pages.strict}`);
  writeFileSync(
    join(folder, 'consent.php'),
    `<?php require 'kelisim.php'; Kelisim\\handleConsent(json_decode('${JSON.stringify(OPTIONS)}', true))->send();`,
  );
  writeFileSync(join(folder, 'server.py'), PYTHON);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The same page from Python, whose handler answers the form. */
const PYTHON = `
import sys
from pathlib import Path
from wsgiref.simple_server import make_server, WSGIRequestHandler
sys.path.insert(0, sys.argv[2])
import kelisim

OPTIONS = {'preset': 'smartustaz', 'policy': {'version': '2026-01', 'url': '/policy', 'effective': '2026-09-01'}}
consent = kelisim.wsgi_handler(OPTIONS)
TYPES = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css'}

def app(environ, start_response):
    path = environ['PATH_INFO']
    if path == '/consent.php':
        return consent(environ, start_response)
    file = Path('.' + path)
    if not file.is_file():
        start_response('404 Not Found', [('Content-Type', 'text/plain')])
        return [b'not found']
    start_response('200 OK', [('Content-Type', TYPES.get(file.suffix, 'text/plain'))])
    return [file.read_bytes()]

class Quiet(WSGIRequestHandler):
    def log_message(self, *args): pass

make_server('127.0.0.1', int(sys.argv[1]), app, handler_class=Quiet).serve_forever()
`;

const startPython = () =>
  spawnServer(
    WSGI.program ?? '',
    (port) => ['server.py', `${port}`, join(ROOT, 'integrations/python')],
    () => ({ cwd: folder }),
  );

/** Counts in each frame, from the first one on, the notices that are to be seen. */
const watchFrames = (page: Page) =>
  page.addInitScript(() => {
    window.seenNotices = [];
    const look = () => {
      const widgets = [...document.querySelectorAll('kelisim-widget')];
      const seen = widgets.filter(({ shadowRoot }) =>
        [...(shadowRoot?.querySelectorAll('[part=notice]') ?? [])].some((box) => box.checkVisibility()),
      );
      if (document.body) window.seenNotices.push(seen.length);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
const frames = (page: Page) => page.evaluate(() => window.seenNotices);

/** A page to which `kelisim.js` never comes. */
async function withoutWidget(): Promise<OpenPage> {
  const page = await browser.blank();
  await page.route('**/kelisim.js', (route) => route.abort());
  return page;
}

const servers = [
  { name: 'PHP', backend: PHP, start: () => startPhpServer(folder), pages: ['page.php', 'page.html', 'strict.php'] },
  { name: 'Python', backend: WSGI, start: startPython, pages: ['page.html'] },
] as const;

describe.each(servers)('the fragment in pages of $name', ({ backend, start, pages }) => {
  const reason = missing(backend);
  if (reason) return void it.skip(reason);
  let server: Awaited<ReturnType<typeof start>> | undefined;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.stop());
  const at = (path: string) => `http://127.0.0.1:${server?.port}/${path}`;

  it.each(pages)('%s: shows before kelisim.js, and the handler answers its form', async (path) => {
    const page = await withoutWidget();
    await page.goto(at(path));
    await notice(page).waitFor();
    await action(page, 'notice', 'accept-all').click();
    await expect.poll(() => jar(page, at(path)), SOON).toMatch(/how=accept-all/);
    // The answer leads to another page, which is still on its way.
    await page.waitForURL((url) => url.href !== at(path) && !url.pathname.startsWith('/consent'));
    await page.goto(at(path));
    expect(await notice(page).isVisible()).toBe(false);
  });

  it.each(pages)('%s: is in no frame for a visitor who has decided, with kelisim.js and without', async (path) => {
    for (const page of [await withoutWidget(), await browser.blank()]) {
      await setCookie(page, at(path), cookieValue());
      await watchFrames(page);
      await page.goto(at(path));
      await page.waitForTimeout(700);
      const counted = await frames(page);
      expect(counted.length).toBeGreaterThan(3);
      expect(Math.max(...counted)).toBe(0);
    }
  });

  it.each(pages)('%s: is taken over by kelisim.js, with one notice in each frame', async (path) => {
    const page = await browser.blank();
    await watchFrames(page);
    await page.goto(at(path));
    await expect.poll(() => page.locator('kelisim-widget[data-static]').count(), SOON).toBe(0);
    await notice(page).waitFor();
    await page.waitForTimeout(300);
    const counted = await frames(page);
    expect(new Set(counted.slice(counted.indexOf(1)))).toEqual(new Set([1]));
    await action(page, 'notice', 'reject-all').click();
    await expect.poll(() => status(page), SOON).toBe('rejected');
    expect(page.problems.filter((problem) => /Content Security/.test(problem))).toEqual([]);
  });
});
