/** One portal, for every bundler. */
export const options = /** @type {const} */ ({
  operator: { name: 'School No. 1' },
  policy: { version: '2026-01', url: '/privacy' },
  categories: { authorization: {}, statistics: {} },
  features: { account: { needs: ['authorization'], policy: true } },
  language: 'en',
});
