import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { installDebian, run } from './installDebian';

const PLACES = [
  process.env.KELISIM_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium of this machine, else Playwright's own download, else Debian's package where that can be installed. */
export function findBrowser(): string {
  const find = () => [...PLACES, chromium.executablePath()].find((path) => path && existsSync(path));
  const attempts: [what: string, run: () => void][] = [
    ["Playwright's Chromium", () => run(process.execPath, [playwrightCli(), 'install', 'chromium'])],
    ["Debian's Chromium", () => installDebian(['chromium'])],
  ];
  for (const [what, install] of attempts) {
    const found = find();
    if (found) return found;
    console.log(`No Chromium here: installing ${what} …`);
    try {
      install();
    } catch (error) {
      console.log(`That did not work (${(error as Error).message.split('\n')[0]}).`);
    }
  }
  const found = find();
  if (found) return found;
  throw new Error('The browser tests need Chromium: install it, or say where it is in KELISIM_CHROMIUM.');
}

function playwrightCli(): string {
  return join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '..', 'cli.js');
}
