import type { Contender } from './Contender';
import { packageFiles } from './packageFile';
import { PURPOSES, TEXTS } from './purposes';

const FOLDER = '@porscheofficial/cookie-consent-banner/dist/cookie-consent-banner';
/** What the page may ask for: the module of its README, and what that imports. */
const FILES = ['cookie-consent-banner.esm.js', 'index-CkfaBclx.js', 'cookie-consent-banner.entry.js'];

/** As its README says: a module in the head, the element in the body, the categories after it. It gates nothing. */
export const porsche: Contender = {
  name: 'porsche',
  title: 'cookie-consent-banner (Porsche)',
  role: 'shown',
  files: () => packageFiles(Object.fromEntries(FILES.map((name) => [`/porsche/${name}`, `${FOLDER}/${name}`]))),
  snippet() {
    const categories = [
      { key: 'necessary', label: TEXTS.necessary, description: TEXTS.necessaryPurpose, isMandatory: true },
      ...PURPOSES.map(({ name, title, purpose }) => ({ key: name, label: title, description: purpose })),
    ];
    return {
      head: '<script type="module" src="/porsche/cookie-consent-banner.esm.js"></script>',
      body: `<cookie-consent-banner headline="${TEXTS.title}"
  btn-label-accept-and-continue="${TEXTS.accept}" btn-label-only-essential-and-continue="${TEXTS.reject}"
  btn-label-persist-selection-and-continue="${TEXTS.save}" btn-label-select-all-and-continue="${TEXTS.accept}"
  content-settings-description="You can decide which cookies are used.">${TEXTS.description}
  <a href="javascript:document.dispatchEvent(new Event('cookie_consent_details_show'))">${TEXTS.settings}</a>
</cookie-consent-banner>
<script>
document.querySelector('cookie-consent-banner').availableCategories = ${JSON.stringify(categories)};
for (const type of ['restored', 'updated'])
  addEventListener('cookie_consent_preferences_' + type, (event) => bench.known(event.detail.acceptedCategories.includes('statistics')));
</script>`,
    };
  },
  notice: 'cookie-consent-banner >>> .cc',
  accept: 'cookie-consent-banner >>> [part=button-accept-all]',
};
