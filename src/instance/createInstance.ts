import { afterIdle } from '../browser/afterIdle';
import { startGates } from '../gates/startGates';
import { paintFactory } from '../notice/paint';
import { createActions } from './act';
import type { Consent } from './Consent';
import { createControls } from './controls';
import { createApi } from './createApi';
import { type Base, createBase, type InstanceSources } from './createBase';
import { createDecider } from './createDecider';
import { createOpening, type Opening } from './createOpening';
import { createRecordFlow } from './createRecordFlow';
import { createStartedParts, type PartContexts } from './createStartedParts';
import { createViews, type Views } from './createViews';
import { createWaiting } from './createWaiting';
import { keepPresent } from './keepPresent';
import { PLACE, page } from './singleton';
import { watchIntent } from './watchIntent';
import { watchNotice } from './watchNotice';

export type { InstanceSources } from './createBase';

/** Makes the running consent of a page. There is one for each page: a second call gives the first. */
export function createInstance(sources: InstanceSources): Consent {
  const existing = page[PLACE];
  if (existing) {
    console.warn('kelisim: this page has a consent already. Its options are used; a second one is not made');
    return existing;
  }
  const ending = new AbortController();
  const { signal } = ending;
  const base = createBase(sources, signal, () => void opening.openFromWayBack());
  const { config, store, keeper, events, widget, report } = base;
  const parts = createStartedParts(base, contextsOf(base));
  const opening: Opening = createOpening(base, parts, () => views);
  const watch = watchNotice(widget.host, signal, () => void opening.startCompanion());
  const views: Views = createViews({
    ...base,
    emit: events.emit,
    loadSettings: parts.settings,
    beforeNotice: opening.beforeNotice,
    noticeChanged() {
      watch.follow(views.notice);
      if (views.notice) presence.resume();
      opening.companion?.follow();
    },
  });
  const waiting = createWaiting(base.allows);
  const flow = createRecordFlow({ ...base, views, waiting, parts, showNotice: opening.showNotice, showState });
  const decide = createDecider({
    ...base,
    hashShown: views.hashShown,
    beginDecision: flow.beginDecision,
    take: flow.take,
  });
  const consent = createApi({
    ...base,
    ...opening,
    views,
    waiting,
    decide,
    setLanguage: flow.setLanguage,
    receipt: async () => (await parts.settings()).receipt(),
    destroy,
  });
  const controls = createControls({
    allows: consent.allows,
    ask: consent.ask,
    open: opening.openByName,
    resume: async (attempt) => (await opening.startCompanion())?.resume(attempt),
  });
  const presence = keepPresent(widget.host, isMissing, restore, () => {
    report('hidden', 'something on this page removes <kelisim-widget> or its attributes each time they are put back');
    // Nothing waits for an answer that cannot be given.
    if (!widget.host.isConnected) views.hide();
  });
  const actions = createActions(widget.root, signal, {
    decide(decision) {
      base.assertUsable();
      decide(decision, decision.act);
    },
    open: (view, clause) => (view === 'notice' ? opening.openNotice() : opening.openSettings(view, clause)),
    close: views.close,
    setLanguage: (code) => void consent.setLanguage(code),
  });

  page[PLACE] = consent;
  flow.begin();
  listen();
  watchIntent(widget.host, views.prepareSettings);
  // Once the caller has the instance: its listeners hear what is open already, and the script tag's global is set.
  Promise.resolve()
    .then(start)
    .catch((error) => report('ui-failed', `what is gated could not be opened: ${error}`));
  return consent;

  function start() {
    if (signal.aborted) return;
    flow.announceStart(startGates({ ...base, nonce: config.nonce, loadEmbeds: parts.embeds }));
    signal.addEventListener('abort', afterIdle(startWatching));
  }

  /** What need not delay the page. */
  function startWatching() {
    presence.watch();
    views.showWayBack();
    if (keeper.hasUnreadable())
      report('config', `the cookie ${config.cookieName} is no record of Kelisim, and counts as no decision`);
  }

  /** Adds every listener, again where `document.open` has dropped them: adding one twice does nothing. */
  function listen() {
    for (const listener of [events, controls, flow, watch, widget, actions]) listener.listen();
  }

  function showState() {
    document.documentElement.dataset.kelisimState = store.snapshot.status;
  }

  function isMissing(): boolean {
    return views.isLost() || !document.documentElement.dataset.kelisimState;
  }

  function restore() {
    listen();
    showState();
    if (views.isLost()) views.placeAgain();
    opening.companion?.follow();
  }

  function destroy() {
    // A second call, when another instance has taken its place, is not its business.
    if (signal.aborted) return;
    views.hide();
    ending.abort();
    delete page[PLACE];
    for (const part of [presence, flow, controls, events]) part.stop();
    widget.host.remove();
    delete document.documentElement.dataset.kelisimState;
  }

  /** Each part gets what it needs, and no more of the instance. */
  function contextsOf({ config, texts, signal, report, language, widget, shown, allows, store }: Base): PartContexts {
    const common = { config, texts, signal, report, language, root: widget.root };
    return {
      settings: {
        ...common,
        shown,
        factory: paintFactory,
        addNoticeStyles: () => views.addNoticeStyles(),
        state: () => store.snapshot,
        close: (view) => views.close(view),
      },
      companion: {
        ...common,
        host: widget.host,
        notice: () => views.notice,
        hide: () => views.hide(),
        lastFocus: () => watch.lastFocus ?? opening.lastFocus,
      },
      embeds: {
        ...common,
        allows,
        isDecided: () => !!store.snapshot.record && store.snapshot.status !== 'outdated',
        allow: (name) => void decide({ act: 'allow', name }, 'allow'),
        openSettings: () => void opening.openSettings('preferences'),
        subscribe: store.subscribe,
      },
    };
  }
}
