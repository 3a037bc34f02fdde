import type { Contender } from './Contender';
import { packageFiles } from './packageFile';
import { cookiesOf, PURPOSES, TEXTS } from './purposes';

/** As its README says: configuration, script, sheet, in the head. */
export const orejime: Contender = {
  name: 'orejime',
  title: 'orejime',
  role: 'peer',
  files: () =>
    packageFiles({
      '/orejime/orejime-standard-en.js': 'orejime/dist/orejime-standard-en.js',
      '/orejime/orejime-standard.css': 'orejime/dist/orejime-standard.css',
    }),
  snippet({ cookies }) {
    const options = {
      privacyPolicyUrl: '/privacy',
      purposes: [
        {
          id: 'necessary',
          title: TEXTS.necessary,
          description: TEXTS.necessaryPurpose,
          cookies: [],
          isMandatory: true,
        },
        ...PURPOSES.map(({ name, title, purpose }, index) => ({
          id: name,
          title,
          description: purpose,
          cookies: cookiesOf(index, cookies).map((cookie) => cookie.name),
        })),
      ],
    };
    return {
      head: `<script>
window.orejimeConfig = ${JSON.stringify(options)};
document.addEventListener('orejime.loaded', ({ detail }) => {
  const { manager } = detail;
  const tell = () => bench.known(manager.getConsent('statistics'));
  manager.on('update', tell);
  tell();
});
</script>
<script src="/orejime/orejime-standard-en.js"></script>
<link rel="stylesheet" href="/orejime/orejime-standard.css">`,
    };
  },
  notice: '.orejime-Banner',
  accept: '.orejime-Banner-saveButton',
  settings: '.orejime-Banner-learnMoreButton',
  preferences: '.orejime-Modal',
  gate: {
    script: (code) => `<template data-purpose="statistics"><script>${code}</script></template>`,
    image: (src) => `<template data-purpose="statistics"><img src="${src}" alt=""></template>`,
  },
};
