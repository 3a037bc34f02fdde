import type { Gates } from '../gates/startGates';
import type { ConsentRecord } from '../record/ConsentRecord';
import type { Source } from './Consent';
import { createAnnouncer } from './createAnnouncer';
import type { Base } from './createBase';
import { createCookieCheck } from './createCookieCheck';
import { createRenewal } from './createRenewal';
import type { StartedParts } from './createStartedParts';
import type { Changes } from './createStore';
import { createTurns } from './createTurns';
import type { Waiting } from './createWaiting';
import { showState } from './pageState';
import { tellTabs } from './tellTabs';
import type { Views } from './Views';
import { watchOutside } from './watchOutside';

/** What happens with the record of a page, from its start on. */
export interface RecordFlow {
  /** Reads the record, and sets the state that follows from it; nothing is announced yet. */
  start(): void;
  /** Announces what is open already, and asks where a decision is due. */
  announceStart(gates: Gates): void;
  /** Makes it the record that counts: state, events, gates, views. */
  applyRecord(record: ConsentRecord | null, stored: boolean, source: Source): void;
  /** Shows the texts in another language. */
  setLanguage(language: string): void;
  /** A decision is about to be made: an older answer of the server must not undo it. */
  beforeDecision(): void;
  /** What is decided now: the page may not have heard yet of another tab, of the server, or of the clock. */
  latest(): ConsentRecord | null;
  /** Adds its listeners, again where the page has replaced its document. */
  listen(): void;
  stop(): void;
}

/** What the flow drives. */
export interface RecordFlowContext extends Base {
  readonly views: Views;
  readonly waiting: Waiting;
  readonly parts: StartedParts;
  showNotice(): Promise<boolean>;
}

/**
 * A change of the record has one order: the state, at once; then, in its turn, subscribers, events, gates, promises and
 * views; then other tabs and the portal's server; at last the wait for the end of the term, or the next question.
 */
export function createRecordFlow(context: RecordFlowContext): RecordFlow {
  const { config, store, recordCookie, events, texts, widget, report, signal, views, waiting } = context;
  const announcer = createAnnouncer(context);
  const setStored = (stored: boolean) => redraw({ stored });
  const cookieCheck = createCookieCheck({ ...context, applyRecord, setStored, waitOrAsk });
  const renewal = createRenewal(config, report, signal, cookieCheck.check);
  const outside = watchOutside(cookieCheck.check);
  const inTurn = createTurns(() => {
    report('config', `${CONTRADICTION}. See docs/EVENTS.md#kelisimchange`);
    gates?.update(true);
  });
  let gates: Gates | undefined;
  let openAtStart: Changes = { granted: [], revoked: [] };
  // The notice shows by itself once for each reason to ask.
  let isShowDue = config.autoShow;

  return {
    applyRecord,
    beforeDecision: renewal.stop,
    setLanguage,
    latest: cookieCheck.latest,
    listen: outside.listen,
    start() {
      const record = recordCookie.read();
      openAtStart = setState({ record, stored: !!record });
      // The way back, and the direction of writing, may be the portal's own.
      void context.portalTexts?.then(() => setLanguage(store.snapshot.language));
    },
    announceStart(started) {
      gates = started;
      inTurn(() => {
        const { status, record } = store.snapshot;
        events.emit('ready', { status, record });
        announcer.announce(openAtStart);
        waitOrAsk();
        if (record) renewal.startIfDue(record);
      });
    },
    stop() {
      outside.stop();
      renewal.stop();
      waiting.clear(signal.reason);
    },
  };

  /** The state is another at once, also inside a listener; who listens hears of each decision in its turn. */
  function applyRecord(record: ConsentRecord | null, stored: boolean, source: Source) {
    const changes = setState({ record, stored });
    const { status } = store.snapshot;
    inTurn(() => {
      store.notify();
      announcer.announceChange(changes, { status, record, source });
      if (signal.aborted) return;
      isShowDue = config.autoShow;
      // First: whatever becomes of the views, what was withdrawn is closed.
      gates?.update(changes.revoked.length > 0);
      waiting.update();
      views.decided(source);
      if (source !== 'tab' && source !== 'expiry') {
        tellTabs(config.cookieName);
        // A tab that decided at the same time may have told of it before this page could hear it.
        outside.lookSoon();
        renewal.start();
      }
      if (changes.revoked.length && config.reload && stored) reloadPage();
      waitOrAsk();
    });
  }

  function setLanguage(language: string) {
    redraw({ language });
  }

  /** What opens and closes nothing. */
  function redraw(next: Parameters<typeof store.set>[0]) {
    if (signal.aborted) return;
    setState(next);
    inTurn(() => {
      store.notify();
      views.update();
    });
  }

  function setState(next: Parameters<typeof store.set>[0]): Changes {
    const changes = store.set(next);
    // After `destroy` nothing of ours is in the page.
    if (signal.aborted) return changes;
    const { language } = store.snapshot;
    showState(store.snapshot.status);
    widget.setLanguage(language, texts.directionOf(language), texts.translate(language, 'button.reopen'));
    return changes;
  }

  /** Waits for the end of the term, or asks. */
  function waitOrAsk() {
    // A listener may have ended the instance.
    if (signal.aborted) return;
    const { record } = store.snapshot;
    if (record && !store.evaluation.isDue) outside.waitUntil(record.until);
    else if (isShowDue && !context.isStopped) showWhenSeen();
  }

  function showWhenSeen() {
    // A prerendered page may never be seen. `document.hidden` says nothing: in-app browsers leave it true.
    const { prerendering } = document as { prerendering?: boolean };
    if (prerendering) {
      document.addEventListener('prerenderingchange', waitOrAsk, { once: true, signal });
      return;
    }
    isShowDue = false;
    void context.showNotice();
  }

  /** What closed categories have stored is deleted first. */
  async function reloadPage() {
    // Reported where it failed.
    const embeds = await context.parts.embeds().catch(() => undefined);
    try {
      embeds?.erase();
    } finally {
      location.reload();
    }
  }
}

const CONTRADICTION =
  'kelisim:change: listeners of this page decide again and again, each against the other. They are not called any further';
