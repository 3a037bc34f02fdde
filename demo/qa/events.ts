import type { Bench } from './bench';

const TYPES = ['ready', 'change', 'grant', 'revoke', 'show', 'hide', 'error'];

/** Loaded before Kelisim, so that the log has every event. */
const listeners: (() => void)[] = [];
const changed = () => {
  for (const listener of listeners) listener();
};
const bench: Bench = {
  log: [],
  nonce: document.currentScript?.nonce ?? '',
  add(type, detail) {
    bench.log.push({ at: performance.now(), type, detail });
    changed();
  },
  use(consent) {
    bench.consent = consent;
    consent.subscribe(changed);
    changed();
  },
  onChange(listener) {
    listeners.push(listener);
  },
};
for (const type of TYPES) {
  document.addEventListener(`kelisim:${type}`, (event) => bench.add(type, (event as CustomEvent).detail));
}
window.qaBench = bench;
