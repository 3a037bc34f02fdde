import type { Consent } from 'kelisim';
import type { PreviewState } from './PreviewState';

interface HostPage {
  Kelisim?: Partial<Consent> & { queue: { push(callback: (consent: Consent) => void): void } };
}

const page: HostPage = window as object;
const root = document.documentElement;
let jar = '';
// The preview decides nothing for the portal: its cookie stays in this page.
Object.defineProperty(document, 'cookie', {
  get: () => jar,
  set(text: string) {
    const [pair = ''] = text.split(';');
    jar = /max-age=0\b/i.test(text) ? '' : pair;
  },
});

addEventListener('message', ({ origin, data }) => {
  if (origin === location.origin) show(data as PreviewState);
});

/** As a page with these options would come up for the first time. */
function show({ options, view, scheme, language, colours }: PreviewState) {
  page.Kelisim?.destroy?.();
  for (const element of document.querySelectorAll('[data-own]')) element.remove();
  jar = '';
  root.lang = options.language ?? language;
  root.dataset.theme = scheme;
  root.removeAttribute('style');
  for (const [name, value] of Object.entries(colours)) root.style.setProperty(name, value);

  const json = own('script', { type: 'application/json', id: 'kelisim-options' });
  json.textContent = JSON.stringify({ ...options, theme: scheme });
  const queue = [(consent: Consent) => open(consent, view, Object.keys(options.features ?? {})[0])];
  page.Kelisim = { queue };
  document.head.append(json, own('script', { src: root.dataset.script ?? '/dist/kelisim.js' }));
}

async function open(consent: Consent, view: PreviewState['view'], feature: string | undefined) {
  if (view === 'preferences') await consent.openPreferences();
  else if (view === 'policy') await consent.openPolicy();
  else if (view === 'asked' && feature) await consent.ask(feature);
  else if (view === 'button') await consent.reject();
}

/** What goes with the next one. */
function own(name: 'script', properties: Partial<HTMLScriptElement>) {
  const element = Object.assign(document.createElement(name), properties);
  element.dataset.own = '';
  return element;
}
