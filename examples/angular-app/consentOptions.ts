import type { ConsentOptions } from 'kelisim';

/** One meaning for the page and its server. The company is made up. */
export const consentOptions = {
  operator: { name: { kk: '«Мектеп» ЖШС', ru: 'ТОО «Мектеп»', en: 'Mektep LLP' }, bin: '000000000000' },
  policy: { version: '2026-01', url: '/privacy' },
  categories: { authorization: {}, statistics: {} },
  features: { account: { needs: ['authorization'], policy: true } },
} as const satisfies ConsentOptions;
