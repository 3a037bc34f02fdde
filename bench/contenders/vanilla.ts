import type { Contender } from './Contender';
import { packageFiles } from './packageFile';
import { cookiesOf, PURPOSES, TEXTS } from './purposes';

/**
 * As its guide says: the sheet in the head, a module at the end of the body. The guide has the configuration in a file
 * of its own, which then imports the library; here it is in the page, which saves it a request on the way.
 */
export const vanilla: Contender = {
  name: 'vanilla',
  title: 'vanilla-cookieconsent',
  role: 'peer',
  files: () =>
    packageFiles({
      '/vanilla/cookieconsent.esm.js': 'vanilla-cookieconsent/dist/cookieconsent.esm.js',
      '/vanilla/cookieconsent.css': 'vanilla-cookieconsent/dist/cookieconsent.css',
    }),
  snippet({ cookies }) {
    const sections = [
      { title: TEXTS.necessary, description: TEXTS.necessaryPurpose, linkedCategory: 'necessary' },
      ...PURPOSES.map(({ name, title, purpose }, index) => ({
        title,
        description: purpose,
        linkedCategory: name,
        ...(cookies && {
          cookieTable: {
            headers: { name: 'Name', purpose: 'Purpose' },
            body: cookiesOf(index, cookies).map(({ name, purpose }) => ({ name, purpose })),
          },
        }),
      })),
    ];
    const options = {
      // It would not show itself to a browser that is driven.
      hideFromBots: false,
      categories: {
        necessary: { enabled: true, readOnly: true },
        ...Object.fromEntries(PURPOSES.map(({ name }) => [name, {}])),
      },
      language: {
        default: 'en',
        translations: {
          en: {
            consentModal: {
              title: TEXTS.title,
              description: TEXTS.description,
              acceptAllBtn: TEXTS.accept,
              acceptNecessaryBtn: TEXTS.reject,
              showPreferencesBtn: TEXTS.settings,
            },
            preferencesModal: {
              title: TEXTS.settings,
              acceptAllBtn: TEXTS.accept,
              acceptNecessaryBtn: TEXTS.reject,
              savePreferencesBtn: TEXTS.save,
              closeIconLabel: 'Close',
              sections,
            },
          },
        },
      },
    };
    return {
      head: '<link rel="stylesheet" href="/vanilla/cookieconsent.css">',
      body: `<script type="module">
import { acceptedCategory, run } from '/vanilla/cookieconsent.esm.js';
run({ ...${JSON.stringify(options)}, onConsent: () => bench.known(acceptedCategory('statistics')) });
</script>`,
    };
  },
  notice: '#cc-main .cm',
  accept: '#cc-main .cm [data-role=all]',
  settings: '#cc-main .cm [data-role=show]',
  preferences: '#cc-main .pm',
  gate: { script: (code) => `<script type="text/plain" data-category="statistics">${code}</script>` },
};
