/** One meaning for the page, its server and the handler of `/consent`. */
export const consentOptions = {
  preset: 'smartustaz',
  policy: { version: '2026-01', url: '/privacy' },
  renewUrl: '/consent',
} as const;
