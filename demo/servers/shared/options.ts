import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** One meaning for the page, its server and the handler of `/consent`. The company is made up. */
export const options = {
  operator: { name: { kk: '«Білім жолы» ЖШС', ru: 'ТОО «Билим жолы»', en: 'Bilim Zholy LLP' } },
  policy: { version: '2026-01', url: '/privacy' },
  categories: { authorization: {}, statistics: {}, advertising: {} },
  features: { account: { needs: ['authorization'], policy: true } },
  renewUrl: '/consent',
} as const;

/** Where the package keeps what the page loads. */
export const DIST = dirname(createRequire(import.meta.url).resolve('kelisim/kelisim.js'));
