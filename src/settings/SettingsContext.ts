import type { NoticeReason } from '../notice/NoticeProps';
import type { TreeFactory } from '../notice/TreeFactory';
import type { View } from '../notice/View';
import type { Config } from '../options/createConfig';
import type { ConsentRecord, Status } from '../record/ConsentRecord';
import type { Receipt } from '../record/Receipt';
import type { Texts } from '../texts/createTexts';

/** The views of the second layer. */
export type SettingsView = Exclude<View, 'notice'>;

/** What the second layer shows of the page's consent. */
export interface SettingsState {
  readonly status: Status;
  readonly record: ConsentRecord | null;
  readonly stored: boolean;
  readonly language: string;
}

/** What `kelisim.settings.js` needs of the instance. */
export interface SettingsContext {
  readonly config: Config;
  readonly texts: Texts;
  readonly root: ShadowRoot;
  readonly signal: AbortSignal;
  state(): SettingsState;
  /** Calls after each change of the state; returns how to stop that. */
  subscribe(listener: () => void): () => void;
  /** What the first layer is drawn with. */
  readonly factory: TreeFactory;
  /** Adds the sheet of the first layer, which ours builds on. */
  addNoticeStyles(): void;
  /** The visitor has closed the view. */
  close(view: SettingsView): void;
  /** The canonical texts that were shown on this page, by their short hash. */
  readonly shown: ReadonlyMap<string, string>;
}

/** The second layer: preferences, policy in brief, and the record as a document. */
export interface Settings {
  /** Draws the preferences away from the page, so that opening them takes one frame. */
  prepare(): void;
  /** Opens a view, the policy at a clause. */
  open(view: SettingsView, clause?: string): void;
  close(view: SettingsView): void;
  /** Draws what is open anew: another language, or another state. */
  update(): void;
  /** The dialog of an open view; `null` while it is closed. */
  element(view: SettingsView): HTMLElement | null;
  receipt(): Receipt;
  /** Draws why the notice is shown. */
  readonly reason: NoticeReason;
  /** Fills the empty elements of the page that are meant for the list of cookies. */
  drawTables(): void;
}
