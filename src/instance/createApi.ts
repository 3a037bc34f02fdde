import type { ConfigError } from '../options/ConfigError';
import type { Config } from '../options/createConfig';
import type { How } from '../record/ConsentRecord';
import { type Decision, unknownSwitch } from '../record/choose';
import type { Receipt } from '../record/Receipt';
import { normalizeLanguage } from '../texts/languages';
import type { Consent, DecisionOptions, DecisionResult } from './Consent';
import { CATEGORIES, type Names } from './createNames';
import type { Store } from './createStore';
import type { Waiting } from './createWaiting';
import { callPortal, type Events } from './events';
import type { Views } from './Views';

const LANGUAGES = 'docs/OPTIONS.md#language';

/** What the public interface is made of. */
export interface ApiContext {
  readonly config: Config;
  readonly store: Store;
  readonly events: Events;
  readonly names: Names;
  readonly views: Views;
  readonly waiting: Waiting;
  allows(name: string): boolean;
  /** Resolves once a portal's own texts are there, or will not come. */
  readonly portalTexts: Promise<unknown> | undefined;
  /** Throws the error of options that stop deciding. */
  assertUsable(): void;
  decide(decision: Decision, how: How, shown?: Element): DecisionResult;
  setLanguage(language: string): void;
  openNotice(asked?: string): Promise<boolean>;
  openSettings(view: 'preferences' | 'policy', clause?: string): Promise<boolean>;
  receipt(): Promise<Receipt>;
  destroy(): void;
}

/** The public interface of an instance. */
export function createApi(context: ApiContext): Consent {
  const { config, store, events, names, views, waiting, allows } = context;
  const decide = async (decision: Decision, options?: DecisionOptions) => {
    context.assertUsable();
    return context.decide(decision, 'api', options?.shown);
  };
  /** @throws {ConfigError} for an unknown name */
  const isOpen = (name: string) => {
    const error: ConfigError | undefined = names.check(name);
    if (error) throw error;
    return allows(name);
  };

  return {
    get status() {
      return store.snapshot.status;
    },
    get record() {
      return store.snapshot.record;
    },
    get language() {
      return store.snapshot.language;
    },
    get stored() {
      return store.snapshot.stored;
    },
    getSnapshot: () => store.snapshot,
    subscribe: store.subscribe,
    allows(name) {
      return !names.check(name) && allows(name);
    },
    async when(name, { signal } = {}) {
      if (signal?.aborted) throw signal.reason;
      if (!isOpen(name)) await waiting.when(name, signal);
    },
    async ask(name) {
      if (isOpen(name)) return true;
      if (await context.openNotice(name)) await views.whenSettled();
      return allows(name);
    },
    accept: (options) => decide({ act: 'accept-all' }, options),
    reject: (options) => decide({ act: 'reject-all' }, options),
    withdraw: (options) => decide({ act: 'withdraw' }, options),
    async save(switches, options) {
      const unknown = unknownSwitch(switches, config.model);
      if (unknown !== undefined) throw names.unknown('save', unknown, ['policy', ...config.model.optional], CATEGORIES);
      return decide({ act: 'save', switches }, options);
    },
    async show() {
      await context.openNotice();
    },
    hide: views.hide,
    async openPreferences() {
      await context.openSettings('preferences');
    },
    async openPolicy(clause) {
      await context.openSettings('policy', clause);
    },
    async setLanguage(code) {
      const language = normalizeLanguage(code);
      if (!config.languages.includes(language)) throw names.unknown('language', code, config.languages, LANGUAGES);
      if (context.portalTexts) await context.portalTexts;
      context.setLanguage(language);
    },
    on(type, listener) {
      if (type !== 'ready') return events.on(type, listener);
      const { status, record } = store.snapshot;
      callPortal(() => (listener as (detail: unknown) => void)({ status, record }));
      return () => {};
    },
    receipt: context.receipt,
    destroy: context.destroy,
  };
}
