import { type ConsentOptions, createConsent } from 'kelisim';
import { h, render } from 'preact';
import { consentOptions } from '../consentOptions';
import { linkFrom } from '../place';
import { keepDemoCookies } from '../portal/demoCookies';
import { leaveAccount } from '../portal/leaveAccount';
import type { PageData } from '../portal/PageData';
import { Portal, titleOf } from '../portal/Portal';
import { createTexts, translator } from '../portal/texts';
import '../qa/bench';
import { startRouter } from './startRouter';

let failed = false;
const root = document.getElementById('portal') as HTMLElement;
let data: PageData = JSON.parse(document.getElementById('page-data')?.textContent ?? '');

const texts = await createTexts(data.place.language);
// A bundle has no tag of Kelisim's own that could carry the nonce of the page's policy.
const nonce = window.qaBench?.nonce;
const options: ConsentOptions & { readonly nonce?: string } = {
  ...consentOptions(data.place),
  ...(nonce && { nonce }),
};
const consent = createConsent<ConsentOptions>(options);
window.qaBench?.use(consent);
keepDemoCookies(consent);
leaveAccount(consent);

consent.on('error', ({ code }) => code === 'ui-failed' && setFailed(true));
consent.on('show', () => setFailed(false));
consent.subscribe(draw);
texts.on('languageChanged', draw);
draw();
const go = startRouter(root, async (next) => {
  const { language } = next.place;
  data = next;
  if (language === texts.language) draw();
  else await Promise.all([texts.changeLanguage(language), consent.setLanguage(language)]);
  window.qaBench?.add('page', next.view);
});
consent.on('revoke', ({ name }) => {
  // The server has the word on what is left to see.
  if (name === 'account' && data.view === 'profile') go(linkFrom(data.place));
});

function setFailed(value: boolean) {
  failed = value;
  draw();
}

function draw() {
  const { language } = data.place;
  const props = { data: { ...data, open: consent.allows('account') }, t: translator(texts, language), failed };
  document.documentElement.lang = language;
  document.title = titleOf(props);
  render(<Portal {...props} />, root);
}
