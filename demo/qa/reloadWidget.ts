import type { Consent } from '../../src/index';
import type { Bench } from './bench';

/** Ends the instance of the page, and starts another by script tag with these options, as a page would. */
export function reloadWidget(bench: Bench, json: string): void {
  bench.consent?.destroy();
  document.getElementById('kelisim-options')?.remove();
  const options = Object.assign(document.createElement('script'), { type: 'application/json', id: 'kelisim-options' });
  options.textContent = json;
  (window as object as { Kelisim: unknown }).Kelisim = { queue: [(consent: Consent) => bench.use(consent)] };
  document.head.append(options, Object.assign(document.createElement('script'), { src: '/dist/kelisim.js' }));
  bench.add('options', 'started anew');
}
