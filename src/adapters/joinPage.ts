import { createConsent } from 'kelisim';
import type { Consent } from '../instance/Consent';
import { reportError } from '../instance/events';
import { INSTANCE, page } from '../instance/singleton';
import type { ConsentOptions } from '../options/ConsentOptions';

type Use = (consent: Consent) => void;
type Queue = { push(use: Use): unknown };

// Of the page, not of a component: two roots, or two frameworks, are served by one instance.
let made: Consent | undefined;
let users = 0;

/**
 * Hands over the consent of the page: with options it is made by the first who joins; without, it is the one that is
 * there, or that the script tag brings later. A wrong option is reported (`kelisim:error`), and nothing is handed over.
 * Returns the way to leave. When the last has left, what was made here is destroyed.
 */
export function joinPage(options: ConsentOptions | undefined, use: Use): () => void {
  const there = page[INSTANCE];
  let left = false;
  users++;
  try {
    if (there && (!options || there === made)) use(there);
    else if (options) {
      // Warns where another way in was first: its options hold, and its instance is not ours to destroy.
      const consent = createConsent(options);
      if (!there) made = consent;
      use(consent);
    } else {
      const host = window as { Kelisim?: { queue?: Queue } };
      host.Kelisim ??= { queue: [] };
      host.Kelisim.queue?.push((consent) => left || use(consent));
    }
  } catch (error) {
    reportError('config', (error as Error).message);
  }
  return () => {
    if (left) return;
    left = true;
    users--;
    // In a task of its own: StrictMode and hot reloading leave and join again at once.
    setTimeout(() => {
      if (users) return;
      made?.destroy();
      made = undefined;
    });
  };
}
