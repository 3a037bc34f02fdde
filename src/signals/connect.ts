import type { Consent } from '../instance/Consent';
import { callPortal } from '../instance/events';
import { INSTANCE, page } from '../instance/singleton';
import type { Announcement, Signal, Switches } from './Signal';

type CanDecide = Pick<Consent, 'allows' | 'getSnapshot' | 'subscribe'>;

/**
 * Tells the tags of vendors what the visitor has decided. Call it before those tags: it denies everything at once.
 * Then it follows the consent of the page, whether that was made before or is made later. After a decision, and for
 * one that is stored, each vendor hears once what is allowed, in the order given here and before gated content
 * runs; `gtm()` comes last. Only what `consent.allows` allows is granted, and nothing without a valid decision.
 *
 * A name that is no category or feature is reported (`kelisim:error`, code `config`) and stays denied.
 *
 * @example
 * connect(google(), yandex({ id: 12345678 }), gtm());
 * createConsent({ … });
 *
 * @returns ends it; what was told last remains
 */
export function connect<Name extends string>(...parts: readonly (Signal<Name> | Announcement)[]): () => void {
  if (typeof document === 'undefined') return () => {};
  const signals = parts.filter((part) => 'tell' in part);
  const announcements = parts.filter((part) => 'announce' in part);
  const said = new Map(signals.map((signal) => [signal, key(read(signal))]));
  let current: CanDecide | undefined;
  let leave = () => {};
  let answered = false;
  let announced = '';

  for (const signal of signals) callPortal(() => signal.deny());
  // The event alone could come from anybody: it only says when to look.
  document.addEventListener('kelisim:ready', follow);
  follow();
  return () => {
    document.removeEventListener('kelisim:ready', follow);
    leave();
    for (const signal of signals) signal.stop?.();
  };

  function follow() {
    const consent: CanDecide | undefined = page[INSTANCE];
    if (!consent || consent === current) return;
    leave();
    current = consent;
    // What it does not know it reports.
    for (const { needs } of signals) Object.values(needs).flat().forEach(consent.allows);
    leave = consent.subscribe(look);
    look();
  }

  function look() {
    const consent = current as CanDecide;
    const { status, record } = consent.getSnapshot();
    const decided = !!record && status !== 'outdated';
    // A first answer is said even where it changes nothing: vendors wait for it.
    const first = decided && !answered;
    answered ||= decided;
    for (const signal of signals) {
      const allowed = read(signal, decided ? consent : undefined);
      if (!first && key(allowed) === said.get(signal)) continue;
      said.set(signal, key(allowed));
      callPortal(() => signal.tell(allowed));
    }
    const granted = decided ? record.granted.filter((name) => consent.allows(name)) : [];
    const news = `${status} ${granted}`;
    if (news === announced) return;
    announced = news;
    for (const part of announcements) callPortal(() => part.announce(status, granted));
  }
}

/** @param consent none: nothing is allowed */
function read({ needs }: Signal, consent?: CanDecide): Switches {
  const open = (names: readonly string[]) => !!consent && names.length > 0 && names.every(consent.allows);
  return Object.fromEntries(Object.entries(needs).map(([purpose, names]) => [purpose, open(names)]));
}

function key(allowed: Switches): string {
  return JSON.stringify(allowed);
}
