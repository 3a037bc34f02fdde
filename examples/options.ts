/** The same for the page and for its server. */
export const options = {
  operator: { name: { kk: '№ 1 мектеп', ru: 'Школа № 1', en: 'School No. 1' } },
  policy: { version: '2026-01', url: '/privacy' },
  categories: { authorization: {}, statistics: {} },
  features: { account: { needs: ['authorization'], policy: true } },
} as const;
