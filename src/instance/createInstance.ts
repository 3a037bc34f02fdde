import { afterIdle } from '../browser/afterIdle';
import { startGates } from '../gates/startGates';
import { SMARTUSTAZ_HOST } from '../options/smartustaz';
import type { Consent } from './Consent';
import { createActions } from './createActions';
import { createApi } from './createApi';
import { type Base, createBase, type InstanceSources } from './createBase';
import { createControls } from './createControls';
import { createDecider } from './createDecider';
import { createInterface, type Interface } from './createInterface';
import { createRecordFlow } from './createRecordFlow';
import { createWaiting } from './createWaiting';
import { removeState } from './pageState';
import { INSTANCE, page } from './singleton';
import { watchIntent } from './watchIntent';

export type { InstanceSources } from './createBase';

/** Makes the running consent of a page. There is one for each page: a second call gives the first. */
export function createInstance(sources: InstanceSources): Consent {
  const existing = page[INSTANCE];
  if (existing) {
    console.warn(
      'kelisim: this page has a consent already. Its options are used; a second one is not made. ' +
        'See docs/FRAMEWORKS.md#what-they-have-in-common',
    );
    return existing;
  }
  const { consent, start } = assemble(sources);
  page[INSTANCE] = consent;
  start();
  return consent;
}

/** Puts an instance together, bottom up. Nothing of it acts before its start. */
function assemble(sources: InstanceSources): { readonly consent: Consent; start(): void } {
  const ending = new AbortController();
  const { signal } = ending;
  const base = createBase(sources, signal, () => void ui.opening.openFromWayBack());
  const { events, widget } = base;
  const ui: Interface = createInterface(base, {
    allow: (name) => void decide({ act: 'allow', name }, 'allow'),
    listen,
  });
  const { parts, opening, views, watch, presence } = ui;
  const waiting = createWaiting(base.allows);
  const flow = createRecordFlow({ ...base, views, waiting, parts, showNotice: opening.showNotice });
  const decide = createDecider({
    ...base,
    hashShown: views.hashShown,
    beforeDecision: flow.beforeDecision,
    latest: flow.latest,
    applyRecord: flow.applyRecord,
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
  const actions = createActions(widget.root, signal, {
    decide(decision) {
      base.assertUsable();
      decide(decision, decision.act);
    },
    open: (view, clause) => (view === 'notice' ? opening.openNotice() : opening.openSettings(view, clause)),
    close: views.close,
    setLanguage: (code) => void consent.setLanguage(code),
  });
  return { consent, start };

  function start() {
    flow.start();
    listen();
    watchIntent(widget.root, { toUse: views.prepareDecision, toOpen: views.prepareSettings });
    // Once the caller has the instance: its listeners hear what is open already, and the script tag's global is set.
    Promise.resolve()
      .then(openGates)
      .catch((error) => base.report('ui-failed', `what is gated could not be opened: ${error}`));
  }

  function openGates() {
    if (signal.aborted) return;
    flow.announceStart(
      startGates({
        ...base,
        nonce: base.config.nonce,
        checkName: (name) => void (base.isStopped || base.names.check(name)),
        loadEmbeds: parts.embeds,
        drawTables: async () => (await parts.settings()).drawTables(),
      }),
    );
    // A listener may have ended it.
    if (signal.aborted) return;
    signal.addEventListener(
      'abort',
      afterIdle(() => startWatching(base, ui)),
    );
  }

  /** Adding a listener twice does nothing. */
  function listen() {
    for (const listener of [events, controls, flow, watch, widget, actions]) listener.listen();
  }

  function destroy() {
    // A second call, when another instance has taken its place, is not its business.
    if (signal.aborted) return;
    views.hide();
    ending.abort();
    delete page[INSTANCE];
    for (const part of [presence, flow, controls, events]) part.stop();
    widget.host.remove();
    removeState();
  }
}

/** What need not delay the page. */
function startWatching({ config, recordCookie, report }: Base, { presence, views }: Interface): void {
  presence.watch();
  views.showWayBack();
  if (config.preset && !SMARTUSTAZ_HOST.test(location.hostname))
    console.warn(
      `kelisim: the preset "smartustaz" is for smartustaz.kz, found "${location.hostname}". ` +
        'Expected operator, policy and categories of this site. See docs/OPTIONS.md#preset',
    );
  if (recordCookie.hasUnreadable())
    report(
      'config',
      `the cookie ${config.cookieName} is no record, and counts as no decision. See docs/RECORD.md#the-cookie`,
    );
}
