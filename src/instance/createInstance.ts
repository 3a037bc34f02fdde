import first from 'virtual:kelisim-texts/first';
import { afterIdle } from '../browser/afterIdle';
import type { Companion } from '../companion/CompanionContext';
import { type Gates, startGates } from '../gates/startGates';
import { createWidget } from '../notice/createWidget';
import { paintFactory } from '../notice/paint';
import { ConfigError } from '../options/ConfigError';
import type { Config } from '../options/createConfig';
import type { Problem } from '../options/Problem';
import type { ConsentRecord } from '../record/ConsentRecord';
import { isSame, later } from '../record/findRecord';
import { createTexts } from '../texts/createTexts';
import { listenToActions } from './act';
import type { Consent, Source } from './Consent';
import { createControls } from './controls';
import { createApi } from './createApi';
import { createDecider } from './createDecider';
import { createKeeper } from './createKeeper';
import { createNames } from './createNames';
import { createPartLoader } from './createPartLoader';
import { createRenewal } from './createRenewal';
import { createStartedParts } from './createStartedParts';
import { type Changes, createStore } from './createStore';
import { createViews } from './createViews';
import { createWaiting } from './createWaiting';
import { createEvents, reportError } from './events';
import { keepPresent } from './keepPresent';
import { loadOwnTexts } from './loadOwnTexts';
import type { LoadPart } from './Parts';
import { reportProblems } from './reportProblems';
import { PLACE, page } from './singleton';
import { tellTabs } from './tellTabs';
import { watchIntent } from './watchIntent';
import { watchNotice } from './watchNotice';
import { watchOutside } from './watchOutside';

/** What an instance is made from. */
export interface InstanceSources {
  readonly config: Config;
  /** What is wrong in the options. */
  readonly problems: readonly Problem[];
  readonly load: LoadPart;
  /** `document.cookie` as it was read. */
  readonly cookies: string;
}

/** Makes the running consent of a page. There is one for each page: a second call gives the first. */
export function createInstance({ config, problems, load, cookies }: InstanceSources): Consent {
  const existing = page[PLACE];
  if (existing) {
    console.warn('kelisim: this page has a consent already. Its options are used; a second one is not made');
    return existing;
  }
  const ending = new AbortController();
  const { signal } = ending;
  const report = reportError;
  const fatal = problems.find(({ isFatal }) => isFatal);
  const loadPart = createPartLoader(load, report);
  const reportAll = (found: readonly Problem[]) => void reportProblems(found, loadPart, report);
  const events = createEvents();
  const texts = createTexts(first);
  const ownTexts = loadOwnTexts(config, texts, loadPart, reportAll);
  const store = createStore(config.model, config.language);
  const keeper = createKeeper(config, cookies);
  const allows = (name: string) => !fatal && store.evaluation.allows(name);
  const waiting = createWaiting(allows);
  const names = createNames([...config.model.needs.keys()], report);
  const widget = createWidget(config, () => void openFromWayBack());
  const { host, root } = widget;
  let gates: Gates | undefined;
  let companion: Companion | undefined;
  let lastFocus: Element | null = null;
  // The notice shows by itself once for each reason to ask.
  let isShowDue = config.autoShow;

  // The canonical texts that were decided on: for the document of the record.
  const shown = new Map<string, string>();
  const shared = { config, texts, root, signal, report, language: () => store.snapshot.language };
  const parts = createStartedParts(loadPart, signal, {
    settings: {
      ...shared,
      factory: paintFactory,
      state: () => store.snapshot,
      close: (view) => views.close(view),
      shown,
    },
    companion: {
      ...shared,
      host,
      notice: () => views.notice,
      hide: () => views.hide(),
      lastFocus: () => lastFocus,
    },
    embeds: {
      ...shared,
      allows,
      isDecided: () => !!store.snapshot.record && store.snapshot.status !== 'outdated',
      allow: (name) => void decide({ act: 'allow', name }, 'allow'),
      openSettings: () => void openSettings('preferences'),
      subscribe: store.subscribe,
    },
  });
  const watch = watchNotice(host, signal, () => void startCompanion());
  const views = createViews({
    ...shared,
    ownTexts,
    widget,
    store,
    shown,
    emit: events.emit,
    loadSettings: parts.settings,
    beforeNotice,
    noticeChanged() {
      watch.follow(views.notice);
      companion?.follow();
    },
  });
  const renewal = createRenewal(config, report, refresh);
  const decide = createDecider({
    config,
    store,
    keeper,
    report,
    hashShown: views.hashShown,
    beginDecision: renewal.stop,
    take,
  });
  const outside = watchOutside(refresh);
  const controls = createControls({
    allows: (name) => consent.allows(name),
    ask: (name) => consent.ask(name),
    open: (view) => openByName(view),
    resume: async (attempt) => (await startCompanion())?.resume(attempt),
  });
  const presence = keepPresent(isMissing, restore, () =>
    report('hidden', 'something on this page removes <kelisim-widget> each time it is put back'),
  );
  const consent = createApi({
    config,
    store,
    events,
    names,
    views,
    waiting,
    allows,
    ownTexts,
    decide,
    openNotice,
    openSettings,
    assertUsable,
    receipt: async () => (await parts.settings()).receipt(),
    destroy,
  });

  page[PLACE] = consent;
  const record = keeper.read();
  const changes = set({ record, stored: !!record });
  listen();
  listenToActions(root, signal, {
    decide(decision) {
      assertUsable();
      decide(decision, decision.act);
    },
    open: (view, clause) => (view === 'notice' ? openNotice() : openSettings(view, clause)),
    close: views.close,
    setLanguage: (code) => void consent.setLanguage(code),
  });
  watchIntent(host, () => void parts.settings().then((settings) => settings.prepare(), ignoreReported));
  reportAll(problems);
  // Once the caller has the instance: its listeners hear what is open already, and the script tag's global is set.
  queueMicrotask(start);
  return consent;

  function start() {
    if (signal.aborted) return;
    const { status } = store.snapshot;
    events.emit('ready', { status, record });
    announce(changes);
    gates = startGates({ allows, nonce: config.nonce, report, signal, loadEmbeds: parts.embeds });
    attend();
    if (record) renewal.startIfNearEnd(record);
    const cancel = afterIdle(() => {
      presence.watch();
      views.showWayBack();
      if (!store.snapshot.record && keeper.hasUnreadable())
        report('config', `the cookie ${config.cookieName} is no record of Kelisim, and is read as no decision`);
    });
    signal.addEventListener('abort', cancel);
  }

  /** Takes over a record: state, events, gates, views. */
  function take(next: ConsentRecord | null, stored: boolean, source: Source) {
    if (signal.aborted) return;
    const { granted, revoked } = set({ record: next, stored });
    const { status } = store.snapshot;
    events.emit('change', { status, record: next, granted, revoked, source });
    announce({ granted, revoked });
    isShowDue = config.autoShow;
    views.decided(source);
    gates?.update(revoked.length > 0);
    waiting.update();
    if (source !== 'tab' && source !== 'expiry') {
      tellTabs(config.cookieName);
      renewal.start();
    }
    if (revoked.length && config.reload && stored) reloadPage();
    attend();
  }

  function set(next: Parameters<typeof store.set>[0]): Changes {
    const changed = store.set(next);
    document.documentElement.dataset.kelisimState = store.snapshot.status;
    showLanguage();
    return changed;
  }

  function showLanguage() {
    const { language } = store.snapshot;
    widget.setLanguage(language, texts.directionOf(language), texts.translate(language, 'button.reopen'));
  }

  function announce({ granted, revoked }: Changes) {
    for (const name of granted) events.emit('grant', { name });
    for (const name of revoked) events.emit('revoke', { name });
  }

  /** Waits for the end of the term, or asks. */
  function attend() {
    const { record: held } = store.snapshot;
    if (held && !store.evaluation.isDue) outside.waitUntil(held.until);
    else if (isShowDue && !fatal) showWhenSeen();
  }

  function showWhenSeen() {
    // A prerendered page may never be seen. `document.hidden` says nothing: in-app browsers leave it true.
    const { prerendering } = document as { prerendering?: boolean };
    if (prerendering) {
      document.addEventListener('prerenderingchange', attend, { once: true, signal });
      return;
    }
    isShowDue = false;
    void openNotice();
  }

  /** The cookie may be another by now, or the term over. */
  function refresh() {
    if (signal.aborted) return;
    const { record: held, stored, status } = store.snapshot;
    const found = keeper.read();
    // What the browser never kept has not been deleted by anybody. An older record never replaces a newer one.
    const next = held && !found ? (stored ? null : held) : later(held, found);
    const isOursLost = next && found && !isSame(next, found) && (stored || !isSame(next, held));
    const isStored = isOursLost ? keeper.write(next).stored : found ? isSame(next, found) : false;
    if (!isSame(next, held)) take(next, isStored, 'tab');
    else if (store.evaluateNow().status !== status) take(next, stored, 'expiry');
    else attend();
  }

  async function reloadPage() {
    // What closed categories have stored is deleted first.
    await parts.embeds().then((embeds) => embeds.erase(), ignoreReported);
    location.reload();
  }

  async function openNotice(asked?: string): Promise<boolean> {
    if (fatal) return false;
    if (document.activeElement !== host) lastFocus = document.activeElement;
    return views.openNotice(asked === undefined ? {} : { asked });
  }

  /** @param view of an attribute: it may be any text */
  async function openByName(view: string): Promise<boolean> {
    if (view === 'notice') return openNotice();
    if (view === 'preferences' || view === 'policy') return openSettings(view);
    names.unknown('data-kelisim-open', view, ['notice', 'preferences', 'policy']);
    return false;
  }

  async function openSettings(view: 'preferences' | 'policy', clause?: string): Promise<boolean> {
    return !fatal && (await views.openSettings(view, clause));
  }

  /** Deciding and withdrawing never depend on a file that may not come: the first layer has a button for both. */
  async function openFromWayBack() {
    if (!(await openSettings('preferences'))) await openNotice();
  }

  /**
   * Where the server has drawn the notice, ours replaces it in one task. A notice that takes the focus needs its companion from
   * the start, to give the focus back.
   */
  function beforeNotice(takesFocus: boolean): Promise<() => void> | undefined {
    const drawn = document.querySelector<HTMLElement>('kelisim-widget[data-static]');
    if (!drawn && !takesFocus) return undefined;
    return startCompanion().then((started) => () => {
      if (!drawn) return;
      if (started) started.takeOver(drawn);
      else drawn.remove();
    });
  }

  async function startCompanion(): Promise<Companion | undefined> {
    companion ??= await parts.companion().catch(ignoreReported);
    return companion;
  }

  /** Adds every listener, again where `document.open` has dropped them: adding one twice does nothing. */
  function listen() {
    events.listen();
    controls.listen();
    outside.listen();
    watch.listen();
  }

  function isMissing(): boolean {
    const isPlaced = views.notice || (config.button && !!widget.wayBack.parentNode);
    return (!!isPlaced && !host.isConnected) || !document.documentElement?.dataset.kelisimState;
  }

  function restore() {
    listen();
    document.documentElement.dataset.kelisimState = store.snapshot.status;
    if (!host.isConnected) views.placeAgain();
  }

  function assertUsable() {
    if (fatal) throw new ConfigError(fatal);
  }

  function destroy() {
    // A second call, when another instance has taken its place, is not its business.
    if (signal.aborted) return;
    views.hide();
    ending.abort();
    if (page[PLACE] === consent) delete page[PLACE];
    for (const part of [presence, outside, controls, events, renewal]) part.stop();
    waiting.clear();
    host.remove();
    delete document.documentElement.dataset.kelisimState;
  }
}

/** Where it failed it was reported; the next occasion tries again. */
function ignoreReported(): undefined {
  return undefined;
}
