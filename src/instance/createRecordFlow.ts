import type { Gates } from '../gates/startGates';
import type { ConsentRecord } from '../record/ConsentRecord';
import { isSame, later } from '../record/findRecord';
import type { ConsentEvents, Source } from './Consent';
import type { Base } from './createBase';
import { NOT_STORED } from './createKeeper';
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
  /** Reads the record, and takes over its state; nothing is announced yet. */
  begin(): void;
  /** Announces what is open already, and asks where a decision is due. */
  announceStart(gates: Gates): void;
  /** Takes over a record: state, events, gates, views. */
  take(record: ConsentRecord | null, stored: boolean, source: Source): void;
  /** Shows the texts in another language. */
  setLanguage(language: string): void;
  /** A decision is about to be made: an older answer of the server must not undo it. */
  beginDecision(): void;
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

export function createRecordFlow(context: RecordFlowContext): RecordFlow {
  const { config, store, keeper, events, texts, widget, report, signal, views, waiting } = context;
  const renewal = createRenewal(config, report, signal, refresh);
  const outside = watchOutside(refresh);
  const inTurn = createTurns(() => {
    report('config', `${CONTRADICTION}. See docs/EVENTS.md#kelisimchange`);
    gates?.update(true);
  });
  // What listeners were told is open.
  const announced = new Set<string>();
  let gates: Gates | undefined;
  let openAtStart: Changes = { granted: [], revoked: [] };
  // The notice shows by itself once for each reason to ask.
  let isShowDue = config.autoShow;

  return {
    take,
    beginDecision: renewal.stop,
    setLanguage,
    latest: () => newest(keeper.read()),
    listen: outside.listen,
    begin() {
      const record = keeper.read();
      openAtStart = set({ record, stored: !!record });
      // The way back, and the direction of writing, may be the portal's own.
      void context.ownTexts?.then(() => setLanguage(store.snapshot.language));
    },
    announceStart(started) {
      gates = started;
      inTurn(() => {
        const { status, record } = store.snapshot;
        events.emit('ready', { status, record });
        announce(openAtStart);
        attend();
        if (record) renewal.startIfDue(record);
      });
    },
    stop() {
      outside.stop();
      renewal.stop();
      waiting.clear(signal.reason);
    },
  };

  function setLanguage(language: string) {
    if (signal.aborted) return;
    set({ language });
    inTurn(() => {
      store.notify();
      views.update();
    });
  }

  /** The state is another at once, also inside a listener; who listens hears of each decision in its turn. */
  function take(record: ConsentRecord | null, stored: boolean, source: Source) {
    const changes = set({ record, stored });
    const { status } = store.snapshot;
    inTurn(() => {
      store.notify();
      tell(changes, { status, record, source });
      if (signal.aborted) return;
      isShowDue = config.autoShow;
      views.decided(source);
      gates?.update(changes.revoked.length > 0);
      waiting.update();
      if (source !== 'tab' && source !== 'expiry') {
        tellTabs(config.cookieName);
        // A tab that decided at the same time may have told of it before this page could hear it.
        outside.lookSoon();
        renewal.start();
      }
      if (changes.revoked.length && config.reload && stored) reloadPage();
      attend();
    });
  }

  function tell(changes: Changes, more: Pick<ConsentEvents['change'], 'status' | 'record' | 'source'>) {
    if (signal.aborted) return;
    events.emit('change', { ...more, ...changes });
    announce(changes);
  }

  function set(next: Parameters<typeof store.set>[0]): Changes {
    const changes = store.set(next);
    // After `destroy` nothing of ours is in the page.
    if (signal.aborted) return changes;
    const { language } = store.snapshot;
    showState(store.snapshot.status);
    widget.setLanguage(language, texts.directionOf(language), texts.translate(language, 'button.reopen'));
    return changes;
  }

  /** A listener may decide otherwise meanwhile: what is closed again was never announced as open, nor is it as closed. */
  function announce({ granted, revoked }: Changes) {
    const emit = (type: 'grant' | 'revoke') => (name: string) => {
      const isOpen = type === 'grant';
      if (signal.aborted || context.allows(name) !== isOpen || announced.has(name) === isOpen) return;
      if (isOpen) announced.add(name);
      else announced.delete(name);
      events.emit(type, { name });
    };
    granted.forEach(emit('grant'));
    revoked.forEach(emit('revoke'));
  }

  /** Waits for the end of the term, or asks. */
  function attend() {
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
      document.addEventListener('prerenderingchange', attend, { once: true, signal });
      return;
    }
    isShowDue = false;
    void context.showNotice();
  }

  /** What the browser never kept was not deleted by anybody. An older record never replaces a newer one. */
  function newest(found: ConsentRecord | null): ConsentRecord | null {
    const { record: held, stored } = store.snapshot;
    return found || !stored ? later(held, found) : null;
  }

  /** The cookie may be another by now, or the term over. */
  function refresh() {
    if (signal.aborted) return;
    const { record: held, stored, status } = store.snapshot;
    const found = keeper.read();
    const next = newest(found);
    const isLost = !!next && !!found && !isSame(next, found);
    const isStored = !!next && (isLost ? keeper.write(next).stored : isSame(next, found));
    // Tabs that decide in the same second may have missed each other's word.
    if (isLost && isStored) tellTabs(config.cookieName);
    if (!isSame(next, held)) return take(next, isStored, 'tab');
    if (isStored !== stored) takeStored(isStored);
    if (store.evaluateNow().status !== status) take(next, isStored, 'expiry');
    else attend();
  }

  /** Another record may have taken the place of the one that counts here, in a cookie that this page may no longer write. */
  function takeStored(stored: boolean) {
    set({ stored });
    if (!stored) report('storage-blocked', NOT_STORED);
    inTurn(() => {
      store.notify();
      views.update();
    });
  }

  /** What closed categories have stored is deleted first. */
  async function reloadPage() {
    try {
      (await context.parts.embeds()).erase();
    } finally {
      location.reload();
    }
  }
}

const CONTRADICTION =
  'kelisim:change: listeners of this page decide again and again, each against the other. They are not called any further';
