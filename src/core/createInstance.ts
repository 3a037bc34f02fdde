import { ConfigError, expect } from './ConfigError';
import { findRecord } from './codec';
import { resolveConfig } from './config';
import { watchControls } from './controls';
import { evaluate } from './evaluate';
import { callHost, emit, on, reportError } from './events';
import { LANGUAGE, normalizeLanguage } from './language';
import type { Acting, Core, LazyParts, Load, Ui, ViewContext } from './lazy';
import { readCookies } from './readCookies';
import { PLACE, page } from './singleton';
import type { Consent, ConsentOptions, ConsentRecord, How, Snapshot, Source, View } from './types';
import { watchContent } from './watchContent';
import { createWidget } from './widget';

/**
 * The instance of the page, apart from how its lazy parts arrive.
 * @throws {ConfigError}
 */
export function createInstance(options: ConsentOptions, load: Load): Consent {
  if (page[PLACE]) {
    console.warn('kelisim: twice');
    return page[PLACE];
  }
  const config = resolveConfig(options);
  const { model } = config;
  const names = [...model.needs.keys()];
  let state = evaluate(model, null, 0);
  let snapshot: Snapshot;
  let ui: Ui | undefined;
  let timer: ReturnType<typeof setTimeout>;
  // The notice shows by itself once for each reason to ask.
  let due = config.autoShow !== false;
  // A decision, or hiding, answers what is still loading.
  let turn = 0;
  const subscribers = new Set<() => void>();
  // Parts that have begun, and fields that were reported.
  const once = new Set<string>();
  const ending = new AbortController();
  const listening = { signal: ending.signal };

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
      if (!names.includes(name)) reportUnknown(`"${name}"`, names);
      return state.allows(name);
    },
    async when(name, { signal } = {}) {
      if (signal?.aborted) throw signal.reason;
      if (isOpen(name)) return;
      await new Promise<void>((resolve, reject) => {
        // The event alone could come from anybody.
        on('grant', () => state.allows(name) && resolve(), ending.signal);
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
      expect(LANGUAGE.test(language), 'language', LANGUAGE);
      if (ui && !(await ui.translate(language))) return;
      if (language !== snapshot.language) set({ ...snapshot, language });
      await ui?.update();
    },
    on(type, listener) {
      if (type !== 'ready') return on(type, listener, ending.signal);
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
      if (page[PLACE] !== instance) return;
      ui?.destroy();
      ending.abort();
      clearTimeout(timer);
      delete page[PLACE];
      subscribers.clear();
      widget.host.remove();
      delete document.documentElement.dataset.kelisimState;
    },
  };

  page[PLACE] = instance;
  const widget = createWidget(config, instance.openPreferences);
  const core: Core = Object.assign(Object.create(instance), widget, {
    config,
    load: get,
    signal: ending.signal,
    open,
    begin,
    report: reportError,
    unknown: reportUnknown,
    text: () => ui?.text() ?? '',
    take(record: ConsentRecord | null, stored: boolean, source: Source) {
      // Destroyed while the part that decides was loading: the decision is kept, the page is left alone.
      if (page[PLACE] !== instance) return;
      const changes = set({ ...snapshot, record, stored });
      emit('change', { ...decision(), ...changes, source });
      announce(changes);
      turn++;
      due = config.autoShow !== false;
      ui?.decided(source);
      if (changes.revoked[0]) begin('gates');
    },
  });

  const record = findRecord(readCookies(), now());
  const changes = set({ record, stored: !!record, language: config.language });
  watchControls({ ...instance, open, load: get, core }, ending.signal);
  // Other tabs, the server, the clock, the back button.
  for (const type of ['focus', 'pageshow', 'storage', 'visibilitychange']) addEventListener(type, refresh, listening);
  (window as { cookieStore?: EventTarget }).cookieStore?.addEventListener('change', refresh, listening);
  // Once the caller has the instance: its listeners hear what is open already, and the script tag's global is set.
  queueMicrotask(() => {
    emit('ready', decision());
    announce(changes);
  });
  watchContent(() => begin('gates'), ending.signal);
  refresh();
  // The last of the seven days that Safari gives a cookie, over and over.
  if (config.renewUrl && record && (now() - record.at) % 600_000 > 400_000) begin('sync');
  return instance;

  /** Takes over what a record means now; returns what it opens and closes. */
  function set({ record, language, stored }: Omit<Snapshot, 'status'>) {
    const { allows } = state;
    state = evaluate(model, record, now());
    snapshot = Object.freeze({ status: state.status, record, language, stored });
    document.documentElement.dataset.kelisimState = state.status;
    widget.translate(language);
    for (const listener of subscribers) callHost(listener);
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
    const { record, stored, status } = snapshot;
    const found = findRecord(readCookies(), now());
    // What the browser never kept, nobody has deleted.
    const next = found ?? (stored ? null : record);
    if (JSON.stringify(next) !== JSON.stringify(record)) core.take(next, !!found, 'tab');
    else if (evaluate(model, next, now()).status !== status) core.take(next, stored, 'expiry');
    const left = (next?.until ?? 0) * 1000 - Date.now();
    clearTimeout(timer);
    // Browsers count to 24.8 days.
    if (left > 0) timer = setTimeout(refresh, Math.min(left, 1e9));
    // Prerendered pages and background tabs wait until they are seen.
    if (due && !document.hidden && ['undecided', 'outdated'].includes(state.status)) {
      due = false;
      open('notice');
    }
  }

  async function get<Part extends keyof LazyParts & string>(part: Part) {
    try {
      return await load(part);
    } catch (error) {
      reportError('ui-failed', `${error}`);
      throw error;
    }
  }

  async function begin(part: Acting) {
    if (once.has(part)) return;
    once.add(part);
    try {
      (await get(part)).start(core);
    } catch {
      // Reported; the next occasion tries again.
      once.delete(part);
    }
  }

  async function decide(act: How, detail?: object) {
    return (await get('ui')).decide(core, act, detail, 'api');
  }

  async function loadUi() {
    const { createUi } = await get('ui');
    ui ??= createUi(core);
    return ui;
  }

  async function open(view: View, context: ViewContext = {}) {
    if (view === 'notice') widget.back.hidden = true;
    try {
      const mine = turn;
      const ready = await loadUi();
      if (mine === turn) return await ready.open(view, context);
    } catch {
      // Reported; the way back tries again.
    }
    widget.back.hidden = false;
  }

  function reportUnknown(field: string, expected: unknown) {
    const error = new ConfigError(field, `${expected}`);
    if (!once.has(field)) reportError('config', error.message);
    once.add(field);
    return error;
  }

  /** @throws {ConfigError} for an unknown name */
  function isOpen(name: string) {
    if (!names.includes(name)) throw reportUnknown(`"${name}"`, names);
    return state.allows(name);
  }
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
