import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { buildAll } from '../../build';
import { launchBrowser } from '../launchBrowser';
import { type Language, serveHostPages } from './hostPage';
import { type SheetView, VIEWS } from './views';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const LANGUAGES: readonly Language[] = ['kk', 'ru', 'en'];
const SCHEMES = ['light', 'dark'] as const;
const SIZES = [
  [320, 568],
  [360, 640],
  [390, 844],
  [768, 1024],
  [1280, 800],
] as const;
/** Not tracked by git. */
const FOLDER = join(ROOT, 'test/.artifacts/sheets');
/** For lazy parts to arrive and to be drawn. */
const SETTLE_MS = 350;

/**
 * Two contact sheets per view, light and dark: three languages in five sizes. The single pictures stay beside them.
 * @throws for a view that does not exist, and without the font Roboto
 */
export async function drawSheets({
  views = [],
  scale,
  build,
}: {
  /** Names of `VIEWS`; default: all. */
  readonly views?: readonly string[];
  readonly scale: number;
  readonly build: boolean;
}): Promise<void> {
  const unknown = views.filter((name) => !(name in VIEWS));
  if (unknown.length > 0) throw new Error(`No view ${unknown.join(', ')}. There are: ${Object.keys(VIEWS).join(', ')}`);
  if (build) await buildAll();
  const host = await serveHostPages();
  const browser = await launchBrowser();
  try {
    await expectRoboto(browser);
    for (const name of views.length > 0 ? views : Object.keys(VIEWS)) {
      for (const scheme of SCHEMES) {
        const rows: string[] = [];
        for (const language of LANGUAGES) rows.push(await drawRow(name, language, scheme));
        const sheet = join(FOLDER, `${name}-${scheme}.png`);
        writeFileSync(sheet, await compose(browser, rows, scale));
        console.log(relative(ROOT, sheet));
      }
    }
  } finally {
    await browser.close();
    host.close();
  }

  /** One language in all sizes. */
  async function drawRow(name: string, language: Language, scheme: Shot['scheme']): Promise<string> {
    const view = VIEWS[name] as SheetView;
    const url = host.url({ ...view.page, language });
    mkdirSync(join(FOLDER, name), { recursive: true });
    const cells: string[] = [];
    for (const [width, height] of SIZES) {
      const png = await shoot(browser, { url, view, width, height, scheme });
      writeFileSync(join(FOLDER, name, `${language}-${width}x${height}-${scheme}.png`), png);
      cells.push(
        `<figure><img width="${width * scale}" src="data:image/png;base64,${png.toString('base64')}">
<figcaption>${name} · ${language} · ${width}×${height} · ${scheme}</figcaption></figure>`,
      );
    }
    return `<div>${cells.join('')}</div>`;
  }
}

interface Shot {
  readonly url: string;
  readonly view: SheetView;
  readonly width: number;
  readonly height: number;
  readonly scheme: (typeof SCHEMES)[number];
}

/** A profile of its own for each picture: no decision is left over. */
async function shoot(browser: Browser, { url, view, width, height, scheme }: Shot): Promise<Buffer> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: 'de-DE' });
  try {
    const page = await context.newPage();
    if (view.cookie) await context.addCookies([{ name: 'consent_kelisim', value: view.cookie, url }]);
    await page.goto(url);
    await view.reach(page);
    await page.waitForTimeout(SETTLE_MS);
    return await page.screenshot();
  } finally {
    await context.close();
  }
}

async function compose(browser: Browser, rows: readonly string[], scale: number): Promise<Buffer> {
  const width = Math.ceil(SIZES.reduce((sum, [wide]) => sum + wide * scale + 12, 12));
  const page = await browser.newPage({ viewport: { width, height: 400 } });
  await page.setContent(`<style>body{margin:12px 0 0 12px;background:#b8bec4;font:13px Roboto,system-ui}
div{display:flex;gap:12px;margin-bottom:12px;align-items:start}figure{margin:0}img{display:block}</style>${rows.join('')}`);
  const picture = await page.screenshot({ fullPage: true });
  await page.close();
  return picture;
}

/**
 * Without the font the browser would take another one silently, and the sheets would show something that no phone
 * shows.
 */
async function expectRoboto(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  // No named function inside: what tsx adds to one is not there in the page.
  const [withRoboto, without] = await page.evaluate(() =>
    ['Roboto, monospace', 'monospace'].map((family) => {
      const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
      pen.font = `40px ${family}`;
      return pen.measureText('Құпиялылық саясаты, Privacy policy').width;
    }),
  );
  await page.close();
  if (withRoboto === without)
    throw new Error(
      'The sheets need the font Roboto. On Debian and Ubuntu: apt-get install fonts-roboto. ' +
        'Elsewhere: https://fonts.google.com/specimen/Roboto',
    );
}
