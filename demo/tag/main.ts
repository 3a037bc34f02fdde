import type { Consent } from 'kelisim';
import { linkFrom, parsePlace } from '../place';
import { keepDemoCookies } from '../portal/demoCookies';
import { leaveAccount } from '../portal/leaveAccount';
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
  leaveAccount(consent);
  const draw = () => {
    const open = consent.allows('account');
    hide('[data-while-closed]', open);
    hide('[data-while-open]', !open);
  };
  consent.subscribe(draw);
  draw();
  consent.on('revoke', ({ name }) => {
    const place = parsePlace(new URL(location.href));
    // What is left to see, the server decides.
    if (name === 'account' && place?.page === 'profile') location.assign(linkFrom(place));
  });
  consent.on('error', ({ code }) => code === 'ui-failed' && hide('[data-when-failed]', false));
  consent.on('show', () => hide('[data-when-failed]', true));
});

function hide(selector: string, hidden: boolean): void {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) element.hidden = hidden;
}
