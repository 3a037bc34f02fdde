import first from 'virtual:kelisim-texts/first';
import { createWidget, type Widget } from '../notice/createWidget';
import { ConfigError } from '../options/ConfigError';
import type { Config } from '../options/createConfig';
import type { Problem } from '../options/Problem';
import type { Report } from '../options/Report';
import { createTexts, type Texts } from '../texts/createTexts';
import { createNames, type Names } from './createNames';
import { createPartLoader } from './createPartLoader';
import { createRecordCookie, type RecordCookie } from './createRecordCookie';
import { createStore, type Store } from './createStore';
import { createEvents, type Events, reportError } from './events';
import { loadPortalTexts } from './loadPortalTexts';
import type { LoadPart } from './Parts';
import { reportProblems } from './reportProblems';

/** What an instance is made from. */
export interface InstanceSources {
  readonly config: Config;
  /** What is wrong in the options. */
  readonly problems: readonly Problem[];
  readonly load: LoadPart;
  /** `document.cookie` as it was read. */
  readonly cookies: string;
}

/** What all of an instance shares. */
export interface Base {
  readonly config: Config;
  readonly texts: Texts;
  /** Resolves once a portal's own texts are there, or will not come; `undefined` where it has none. */
  readonly portalTexts: Promise<void> | undefined;
  readonly store: Store;
  readonly recordCookie: RecordCookie;
  readonly events: Events;
  readonly names: Names;
  readonly widget: Widget;
  readonly load: LoadPart;
  readonly report: Report;
  /** Aborted by `destroy`. */
  readonly signal: AbortSignal;
  /** The canonical texts that were decided on, by short hash: for the document of the record. */
  readonly shown: Map<string, string>;
  readonly language: () => string;
  /** Whether a category or feature is open; nothing is while the options are wrong. */
  allows(name: string): boolean;
  /** Whether something in the options stops deciding. */
  readonly isStopped: boolean;
  /** @throws {ConfigError} where something in the options stops deciding */
  assertUsable(): void;
}

/** @param openSettings of the way back */
export function createBase(
  { config, problems, load: loadPart, cookies }: InstanceSources,
  signal: AbortSignal,
  openSettings: () => void,
): Base {
  const report = reportError;
  const load = createPartLoader(loadPart, report);
  const reportAll = (found: readonly Problem[]) => void reportProblems(found, load, report);
  const texts = createTexts(first);
  const store = createStore(config.model, config.language);
  const fatal = problems.find(({ isFatal }) => isFatal);
  reportAll(problems);
  return {
    config,
    texts,
    portalTexts: loadPortalTexts(config, texts, load, reportAll),
    store,
    recordCookie: createRecordCookie(config, cookies),
    events: createEvents(),
    names: createNames([...config.model.needs.keys()], report),
    widget: createWidget(config, openSettings),
    load,
    report,
    signal,
    shown: new Map(),
    language: () => store.snapshot.language,
    allows: (name) => !fatal && store.evaluation.allows(name),
    isStopped: !!fatal,
    assertUsable() {
      if (fatal) throw new ConfigError(fatal);
    },
  };
}
