import type { MessageTable } from '../messages/TextKey';
import type { Config } from './config';
import type { Consent, ConsentRecord, DecisionResult, ErrorCode, How, Receipt, Source, View } from './types';

/** Texts of one language, by key. */
export interface Messages {
  readonly [key: string]: string;
}

/** What the core gives to the user interface. */
export interface Core extends Consent {
  readonly config: Config;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly wayBack: HTMLButtonElement;
  readonly load: Load;
  /** Aborted by `destroy`. */
  readonly signal: AbortSignal;
  report(code: ErrorCode, message: string): void;
  open(view: View, context?: ViewContext): Promise<void>;
  /** The hash of the text on display; empty when none is. Set by the user interface. */
  text?: () => string;
  adopt(root: ShadowRoot, css: string): void;
  /** What in the page had the focus last, while a notice was open. */
  lastFocus?: Element | null;
  /** Loads what decides, and decides; `how` is what is recorded. */
  decide(act: How, detail: object | string | undefined, how: How): Promise<DecisionResult>;
  /** Takes over a record: status, events, gates, then the views. */
  take(record: ConsentRecord | null, stored: boolean, source: Source): void;
  /** Loads a part that acts by itself from then on; once. */
  begin(part: Acting): Promise<void>;
  /** Where the portal has texts of its own. Set before the user interface is made. */
  own?: OwnTexts;
  /** Reports once that a field holds what it cannot. */
  unknown(field: string, expected: unknown): Error;
}

/** What the views need to know of a portal's own texts. */
export interface OwnTexts {
  /** As the views ask for texts. */
  createTranslate(
    messages: Messages,
    language: string,
  ): (key: string, values?: { readonly [name: string]: string | number | undefined }) => string;
  /** All languages, with what the switch calls them. */
  readonly offered: readonly (readonly [code: string, name: string])[];
}

export interface ViewContext {
  /** The category or feature that somebody asked for. */
  readonly asked?: string;
  /** The clause to open the policy at. */
  readonly clause?: string;
  /** A decision was made that the browser did not keep: the notice says so. */
  readonly notSaved?: boolean;
}

/** The user interface as the core drives it. */
export interface Ui {
  /** Loads what the view needs and shows it; resolves once the hash of its text is known. */
  open(view: View, context: ViewContext): Promise<void>;
  /** Closes every view. */
  hide(): void;
  /** Loads the texts of another language for what is open; resolves with whether `update` should show them now. */
  translate(language: string): Promise<boolean>;
  /** Shows what is open anew; resolves once the hash of its text is known. */
  update(): Promise<void>;
  /** After a decision: closes the views and says that it is saved, or plainly that it is not. */
  decided(source: Source): void;
  /** Resolves after the next decision, or once the notice has gone without one. */
  settled(): Promise<unknown>;
  receipt(): Promise<Receipt>;
}

/** Sections (`3`) and clauses (`3.3.1`) of the policy in brief, in order. */
export type Brief = readonly (readonly [clause: string, text: string])[];

// biome-ignore lint/suspicious/noExplicitAny: the core does not know Preact's types
type Component = (props: { scene: any }) => any;

/** The second layer. */
export interface Views {
  readonly css: string;
  Preferences: Component;
  Policy: Component;
  /** In the notice's place after a decision that the browser did not keep. */
  NotSaved: Component;
  /** That a feature is closed, where somebody asked for it. */
  heading(scene: unknown): string | undefined;
  /** Why the notice is here, for those who have been here before. */
  Reason: Component;
  /** For the receipt. */
  readonly tools: unknown;
}

/** Texts of the notice. */
export interface FirstTexts {
  readonly language: string;
  readonly default: Messages;
}

/** Texts of the second layer. */
export interface MoreTexts {
  readonly default: Messages;
  readonly brief: Brief;
}

/** Parts that act by themselves, until `core.signal` is aborted. */
export type Acting = 'gates' | 'companion' | 'modal' | 'sync' | 'bar' | 'center';

interface Beginning {
  start(core: Core): unknown;
}

/** The parts that load when they are needed, by file name. */
export interface LazyParts {
  /** One part, with its texts: who sees the notice decides. */
  [ui: `ui.${string}`]: FirstTexts & { createUi(core: Core, texts: FirstTexts): Ui };
  /** By script tag the same file; by npm alone, for portals that bring their own interface. */
  [decide: `decide.${string}`]: {
    decide(core: Core, act: How, detail?: object | string, how?: How): DecisionResult;
  };
  /** With its texts. Takes Preact from the notice's part: one copy, and no static import between lazy files. */
  [views: `views.${string}`]: MoreTexts & { createViews(shared: unknown): Views };
  /** Loaded where the page has gated content, and after something has closed. */
  gates: Beginning;
  /** Loaded with the notice that a closed control asks for. */
  resume: {
    /**
     * Does what the control would have done.
     * @param path of the event, which forgets it once it is over
     */
    resume(event: Event, control: HTMLElement, path: readonly EventTarget[], core: Core): void;
  };
  /** Loaded once the notice is on display. */
  companion: Beginning;
  /** Loaded by the companion where the browser has no dialogs. */
  modal: Beginning;
  /** Loaded after a decision, and where a server renews the cookie when it may be near its end. */
  sync: Beginning;
  /** Loaded where the server has drawn the notice already. */
  takeover: { takeOver(drawn: HTMLElement, live: ShadowRoot): void };
  /** Loaded when somebody wants to keep it. */
  receipt: {
    createReceipt(
      tools: unknown,
      sceneOf: (context: ViewContext) => unknown,
      notice: Component,
      shown: ReadonlyMap<string, string>,
    ): Promise<Receipt>;
    /** Hands it to the visitor as a file. */
    download(receipt: Receipt): void;
  };
  /** Loaded where the portal has texts of its own. */
  messages: {
    load<Part extends keyof LazyParts & string>(part: Part, load: Load, table: MessageTable): Promise<LazyParts[Part]>;
  };
  /** The sheet of a layout: loaded with the notice where the options ask for it. */
  bar: Beginning;
  center: Beginning;
  sha256: { sha256(bytes: Uint8Array): Uint8Array };
  /** The texts alone, once another language is wished. */
  [texts: `${string}.first`]: FirstTexts;
  [texts: `${string}.more`]: MoreTexts;
}

/** Loads a part; a failed one is tried again at the next call. */
export type Load = <Part extends keyof LazyParts & string>(part: Part) => Promise<LazyParts[Part]>;
