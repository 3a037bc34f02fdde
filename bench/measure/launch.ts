import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/findBrowser';

/** The browser of the bench: it makes no requests of its own. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
