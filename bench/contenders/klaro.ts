import type { Contender } from './Contender';
import { packageFiles } from './packageFile';
import { cookiesOf, PURPOSES, TEXTS } from './purposes';

/**
 * As its README says: configuration, then the script, deferred. The configuration is in the page, which saves it a
 * request.
 */
export const klaro: Contender = {
  name: 'klaro',
  title: 'klaro',
  role: 'peer',
  files: () => packageFiles({ '/klaro/klaro.js': 'klaro/dist/klaro.js' }),
  snippet({ cookies }) {
    const options = {
      version: 1,
      acceptAll: true,
      lang: 'en',
      translations: {
        zz: { privacyPolicyUrl: '/privacy' },
        en: {
          consentNotice: { description: TEXTS.description },
          purposes: {
            necessary: TEXTS.necessary,
            ...Object.fromEntries(PURPOSES.map(({ name, title }) => [name, title])),
          },
        },
      },
      services: [
        { name: 'necessary', title: TEXTS.necessary, purposes: ['necessary'], required: true },
        ...PURPOSES.map(({ name, title, purpose }, index) => ({
          name,
          title,
          description: purpose,
          purposes: [name],
          cookies: cookiesOf(index, cookies).map((cookie) => cookie.name),
        })),
      ],
    };
    return {
      head: `<script>
window.klaroConfig = ${JSON.stringify(options)};
// Called without a decision too, with its default.
klaroConfig.callback = (consent, { name }) => { if (name === 'statistics') bench.known(consent); };
</script>
<script defer src="/klaro/klaro.js"></script>`,
    };
  },
  notice: '#klaro .cookie-notice',
  accept: '#klaro .cookie-notice .cm-btn-success',
  settings: '#klaro .cookie-notice .cm-link',
  preferences: '#klaro .cookie-modal .cm-modal',
  gate: {
    script: (code) =>
      `<script type="text/plain" data-type="application/javascript" data-name="statistics">${code}</script>`,
    image: (src) => `<img data-name="statistics" data-src="${src}" alt="">`,
  },
};
