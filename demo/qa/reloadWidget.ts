import type { Consent } from 'kelisim';

/** Ends the instance of the page, and starts another one by script tag with these options, as a page would. */
export function reloadWidget(page: Window, json: string): void {
  const { document, qaBench: bench } = page;
  if (!bench) return;
  bench.consent?.destroy();
  document.getElementById('kelisim-options')?.remove();
  const options = Object.assign(document.createElement('script'), { type: 'application/json', id: 'kelisim-options' });
  options.textContent = json;
  (page as object as { Kelisim: unknown }).Kelisim = { queue: [(consent: Consent) => bench.use(consent)] };
  const tag = Object.assign(document.createElement('script'), { src: '/dist/kelisim.js', nonce: bench.nonce });
  document.head.append(options, tag);
}
