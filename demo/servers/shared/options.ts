import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** One meaning for the page, its server and the handler of `/consent`. */
export const options = {
  preset: 'smartustaz',
  policy: { version: '2026-01', url: '/privacy' },
  renewUrl: '/consent',
} as const;

/** Where the package keeps what the page loads. */
export const DIST = dirname(createRequire(import.meta.url).resolve('kelisim/kelisim.js'));
