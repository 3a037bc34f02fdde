import type { Consent } from '../../src/index';
import { keepDemoCookies } from '../portal/demoCookies';
import '../qa/bench';

interface HostPage {
  Kelisim?: { queue: { push(callback: (consent: Consent) => void): void } };
}

// As a host does it, before the async script has come.
const page: HostPage = window as object;
page.Kelisim ??= { queue: [] };
page.Kelisim.queue.push((consent) => {
  window.qaBench?.use(consent);
  keepDemoCookies(consent);
  const draw = () => {
    for (const note of document.querySelectorAll<HTMLElement>('[data-while-closed]')) {
      note.hidden = consent.allows('account');
    }
  };
  consent.subscribe(draw);
  draw();
});
