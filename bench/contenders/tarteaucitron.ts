import type { Contender } from './Contender';
import { packageFiles } from './packageFile';
import { cookiesOf, PURPOSES, TEXTS } from './purposes';

/**
 * As its README says: script, call and services in the head; by its minified file it loads the other three minified as
 * well.
 */
export const tarteaucitron: Contender = {
  name: 'tarteaucitron',
  title: 'tarteaucitron',
  role: 'peer',
  files: () =>
    packageFiles({
      '/tac/tarteaucitron.min.js': 'tarteaucitronjs/tarteaucitron.min.js',
      '/tac/tarteaucitron.services.min.js': 'tarteaucitronjs/tarteaucitron.services.min.js',
      '/tac/css/tarteaucitron.min.css': 'tarteaucitronjs/css/tarteaucitron.min.css',
      '/tac/lang/tarteaucitron.en.min.js': 'tarteaucitronjs/lang/tarteaucitron.en.min.js',
    }),
  snippet({ cookies, gated }) {
    const options = {
      privacyUrl: '/privacy',
      orientation: 'bottom',
      showIcon: false,
      DenyAllCta: true,
      AcceptAllCta: true,
      highPrivacy: true,
      adblocker: false,
      removeCredit: true,
      moreInfoLink: false,
      cookieslist: !!cookies,
      mandatory: true,
      googleConsentMode: false,
      bingConsentMode: false,
      pianoConsentMode: false,
    };
    const services = PURPOSES.map(({ name, title }, index) => ({
      key: name,
      type: 'other',
      name: title,
      needConsent: true,
      cookies: cookiesOf(index, cookies).map((cookie) => cookie.name),
    }));
    // Services are all that it gates: one for each script.
    const many = gated?.kind === 'scripts' ? gated.count : 0;
    return {
      head: `<script>window.tarteaucitronForceLanguage = 'en'; window.tarteaucitronCustomText = ${JSON.stringify({ middleBarHead: TEXTS.title })};</script>
<script src="/tac/tarteaucitron.min.js"></script>
<script>
tarteaucitron.init(${JSON.stringify(options)});
for (const service of ${JSON.stringify(services)}) {
  service.js = service.key === 'statistics' ? () => bench.known(true) : () => {};
  tarteaucitron.services[service.key] = service;
  (tarteaucitron.job = tarteaucitron.job || []).push(service.key);
}
for (let index = 0; index < ${many}; index++) {
  const key = 'gated' + index;
  tarteaucitron.services[key] = { key, type: 'other', name: key, needConsent: true, cookies: [], js: () => bench.ran() };
  tarteaucitron.job.push(key);
}
</script>`,
    };
  },
  notice: '#tarteaucitronAlertBig',
  accept: '#tarteaucitronAlertBig #tarteaucitronPersonalize2',
  settings: '#tarteaucitronAlertBig #tarteaucitronCloseAlert',
  preferences: '#tarteaucitron',
  gate: { configured: true },
  deafMs: 700,
};
