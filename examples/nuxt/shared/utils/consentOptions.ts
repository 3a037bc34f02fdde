import type { ConsentOptions } from 'kelisim';

/** One meaning for the page, its server and the handler of `/consent`. The company is made up. */
export const consentOptions = {
  operator: { name: { kk: '«Мектеп» ЖШС', ru: 'ТОО «Мектеп»', en: 'Mektep LLP' }, bin: '000000000000' },
  policy: { version: '2026-01', url: '/privacy' },
  categories: { authorization: {}, statistics: {} },
  features: { account: { needs: ['authorization'], policy: true } },
  renewUrl: '/consent',
} as const satisfies ConsentOptions;
