import { adoptStyles } from './adoptStyles';
import { ConfigError } from './ConfigError';
import { findRecord } from './codec';
import type { Config } from './config';
import { watchControls } from './controls';
import { evaluate } from './evaluate';
import { callHost, emit, on, reportError } from './events';
import { normalizeLanguage } from './language';
import type { Acting, Core, LazyParts, Load, Ui, ViewContext } from './lazy';
import { readCookies } from './readCookies';
import { PLACE, page } from './singleton';
import type { Consent, ConsentRecord, How, Snapshot, Source, View } from './types';
import { watchContent } from './watchContent';
import { createWidget } from './widget';

/**
 * The instance of the page, apart from how its lazy parts arrive.
 */
export function createInstance(config: Config, load: Load): Consent {
  if (page[PLACE]) {
    console.warn('kelisim: twice');
    return page[PLACE];
  }
  const { model, autoShow = true } = config;
  const names = [...model.needs.keys()];
  let state = evaluate(model, null, 0);
  let snapshot: Snapshot;
  let ui: Ui | undefined;
  let timer: ReturnType<typeof setTimeout>;
  // The notice shows by itself once for each reason to ask.
  let due = autoShow;
  // A decision, or hiding, answers what is still loading.
  let turn = 0;
  const subscribers = new Set<() => void>();
  // Parts that have begun, and fields that were reported.
  const once = new Set<string>();
  const ending = new AbortController();
  const { signal: ended } = ending;
  const listening = { signal: ended };

  const instance: Consent = {
    get status() {
      return snapshot.status;
    },
    get record() {
      return snapshot.record;
    },
    get language() {
      return snapshot.language;
    },
    get stored() {
      return snapshot.stored;
    },
    allows(name) {
      reportName(name);
      return state.allows(name);
    },
    async when(name, { signal } = {}) {
      if (signal?.aborted) throw signal.reason;
      if (isOpen(name)) return;
      await new Promise<void>((resolve, reject) => {
        // The event alone could come from anybody.
        on('grant', () => state.allows(name) && resolve(), ended);
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    },
    async ask(name) {
      if (isOpen(name)) return true;
      await open('notice', { asked: name });
      await ui?.settled();
      return state.allows(name);
    },
    accept: () => decide('accept-all'),
    reject: () => decide('reject-all'),
    withdraw: () => decide('withdraw'),
    save: (choice) => decide('save', choice),
    show: () => open('notice'),
    hide() {
      turn++;
      ui?.hide();
    },
    openPreferences: () => open('preferences'),
    openPolicy: (clause) => open('policy', { clause }),
    async setLanguage(code) {
      const language = normalizeLanguage(code);
      if (!config.known.includes(language)) throw reportUnknown('language', config.known);
      if (ui && !(await ui.translate(language))) return;
      if (language !== snapshot.language) set({ ...snapshot, language });
      await ui?.update();
    },
    on(type, listener) {
      if (type !== 'ready') return on(type, listener, ended);
      callHost(() => (listener as (detail: unknown) => void)(decision()));
      return () => {};
    },
    subscribe(listener) {
      subscribers.add(listener);
      return () => subscribers.delete(listener);
    },
    getSnapshot: () => snapshot,
    receipt: async () => (await loadUi()).receipt(),
    destroy() {
      // Again, when another has taken its place: not its business.
      if (ended.aborted) return;
      ending.abort();
      delete page[PLACE];
      widget.host.remove();
      delete document.documentElement.dataset.kelisimState;
    },
  };

  page[PLACE] = instance;
  const widget = createWidget(config, instance.openPreferences);
  const core: Core = Object.assign(Object.create(instance), widget, {
    config,
    load: get,
    signal: ended,
    open,
    begin,
    report: reportError,
    unknown: reportUnknown,
    adopt: adoptStyles,
    decide,
    take(record: ConsentRecord | null, stored: boolean, source: Source) {
      // Destroyed while the part that decides was loading: the decision is kept, the page is left alone.
      if (ended.aborted) return;
      const changes = set({ ...snapshot, record, stored });
      emit('change', { ...decision(), ...changes, source });
      announce(changes);
      turn++;
      due = autoShow;
      ui?.decided(source);
      if (changes.revoked[0]) begin('gates');
    },
  });

  const record = findRecord(readCookies(), now());
  const changes = set({ record, stored: !!record, language: config.language });
  // Once the caller has the instance: its listeners hear what is open already, and the script tag's global is set.
  queueMicrotask(() => {
    emit('ready', decision());
    announce(changes);
  });
  // What the notice needs is on its way while the rest is set up.
  attend();
  watchControls(core, ended);
  // Other tabs, the server, the clock, the back button.
  for (const type of ['focus', 'pageshow', 'visibilitychange']) addEventListener(type, refresh, listening);
  watchContent(() => begin('gates'), ended);
  // This costs a millisecond of the main thread (the browser opens its store), `storage` three: once the page has come. What has
  // changed until it hears is looked at later.
  setTimeout(() => {
    // A test's page may be gone altogether.
    if (ended.aborted) return;
    const { cookieStore } = window as { cookieStore?: EventTarget };
    // Our own decision is heard too: after its paint.
    const later = () => setTimeout(refresh, 99);
    (cookieStore ?? window).addEventListener(cookieStore ? 'change' : 'storage', later, listening);
    later();
  }, 1000);
  // Safari may be about to take the cookie away.
  if (config.renewUrl && record) begin('sync');
  return instance;

  /** Waits for the end of the term, or asks. */
  function attend() {
    clearTimeout(timer);
    // Browsers count to 24.8 days.
    if (!state.asks)
      timer = setTimeout(refresh, Math.min((snapshot.record as ConsentRecord).until * 1000 - Date.now(), 1e9));
    // Prerendered pages and background tabs wait until they are seen.
    else if (due && !document.hidden) {
      due = false;
      open('notice');
    }
  }

  /** @throws {ConfigError} for an unknown name */
  function isOpen(name: string) {
    const error = reportName(name);
    if (error) throw error;
    return state.allows(name);
  }

  /** Takes over what a record means now; returns what it opens and closes. */
  function set({ record, language, stored }: Omit<Snapshot, 'status'>) {
    const { allows } = state;
    state = evaluate(model, record, now());
    snapshot = Object.freeze({ status: state.status, record, language, stored });
    document.documentElement.dataset.kelisimState = state.status;
    widget.translate(language);
    subscribers.forEach(callHost);
    const changed = names.filter((name) => allows(name) !== state.allows(name));
    return { granted: changed.filter(state.allows), revoked: changed.filter(allows) };
  }

  function announce({ granted, revoked }: ReturnType<typeof set>) {
    for (const name of granted) emit('grant', { name });
    for (const name of revoked) emit('revoke', { name });
  }

  function decision() {
    const { status, record } = snapshot;
    return { status, record };
  }

  /** The cookie may be another by now, or the term over. */
  function refresh() {
    if (ended.aborted) return;
    const { record, stored, status } = snapshot;
    const found = findRecord(readCookies(), now());
    // What the browser never kept, nobody has deleted.
    const next = found ?? (stored ? null : record);
    if (JSON.stringify(next) !== JSON.stringify(record)) core.take(next, !!found, 'tab');
    else if (evaluate(model, next, now()).status !== status) core.take(next, !!found, 'expiry');
    attend();
  }

  function get<Part extends keyof LazyParts & string>(part: Part) {
    return load(part).catch((error) => {
      reportError('ui-failed', `${error}`);
      throw error;
    });
  }

  async function begin(part: Acting) {
    if (once.has(part)) return;
    once.add(part);
    try {
      await (await get(part)).start(core);
    } catch {
      // Reported where it did not come; the next occasion tries again.
      once.delete(part);
    }
  }

  async function decide(act: How, detail?: object | string, how: How = 'api') {
    return (await get(`decide.${config.language}`)).decide(core, act, detail, how);
  }

  async function loadUi() {
    // With the texts of the language in which the page began, mostly the one that is needed.
    const { createUi, ...texts } = await get(`ui.${config.language}`);
    ui ??= createUi(core, texts);
    return ui;
  }

  async function open(view: View, context: ViewContext = {}) {
    if (view === 'notice') widget.wayBack.hidden = true;
    // Who has been here before, or asks, mostly needs the second layer: beside the first, not after it. Who needs it says
    // if it fails.
    if (!ui && (context.asked || snapshot.record)) load(`views.${snapshot.language}`).catch(() => {});
    try {
      const mine = turn;
      const ready = await loadUi();
      if (mine === turn) return await ready.open(view, context);
    } catch {
      // Reported; the way back tries again.
    }
    widget.wayBack.hidden = false;
  }

  function reportUnknown(field: string, expected: unknown) {
    const error = new ConfigError(field, expected);
    if (!once.has(field)) reportError('config', error.message);
    once.add(field);
    return error;
  }

  function reportName(name: string) {
    return names.includes(name) ? undefined : reportUnknown(`"${name}"`, names);
  }
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
