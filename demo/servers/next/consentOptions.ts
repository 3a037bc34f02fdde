/** One meaning for the page, its server and the handler of `/consent`. The company is made up. */
export const consentOptions = {
  operator: { name: { kk: '«Білім жолы» ЖШС', ru: 'ТОО «Билим жолы»', en: 'Bilim Zholy LLP' } },
  policy: { version: '2026-01', url: '/privacy' },
  categories: { authorization: {}, statistics: {}, advertising: {} },
  features: { account: { needs: ['authorization'], policy: true } },
  renewUrl: '/consent',
} as const;

/** For `<script type="application/json" id="kelisim-options">`: a `<` could end the element. */
export const optionsJson = JSON.stringify(consentOptions).replaceAll('<', '\\u003c');
