import type { Widget } from '../notice/createWidget';
import type { View } from '../notice/View';
import type { Config } from '../options/createConfig';
import type { Report } from '../options/Report';
import type { Settings, SettingsView } from '../settings/SettingsContext';
import type { Texts } from '../texts/createTexts';
import type { ConsentEvents, Source } from './Consent';
import type { Store } from './createStore';

/** What the visibility of the views depends on. */
export interface ViewsContext {
  readonly config: Config;
  readonly texts: Texts;
  /** Resolves once a portal's own texts are there, or will not come; `undefined` where it has none. */
  readonly portalTexts: Promise<unknown> | undefined;
  readonly widget: Widget;
  readonly store: Store;
  readonly signal: AbortSignal;
  readonly report: Report;
  emit<Type extends 'show' | 'hide'>(type: Type, detail: ConsentEvents[Type]): void;
  /** Loads the second layer; reports where it fails, and tries again at the next call. */
  loadSettings(): Promise<Settings>;
  /** The notice was drawn, drawn anew, or removed. */
  noticeChanged(): void;
  /**
   * What has to be there before the notice: resolves with what replaces a notice that the server has drawn, in the task
   * in which ours is drawn. `undefined` where nothing has to be waited for.
   */
  beforeNotice(takesFocus: boolean): Promise<() => void> | undefined;
  /** The canonical texts that were decided on, by short hash. */
  readonly shown: Map<string, string>;
}

/** Why the notice is to be shown. */
export interface NoticeRequest {
  readonly asked?: string;
  /** It was asked for, and does not come by itself. */
  readonly isWanted?: boolean;
  readonly notSaved?: boolean;
}

/** Which views are open. */
export interface Views {
  readonly notice: HTMLElement | null;
  /** @returns whether it is shown */
  openNotice(reason?: NoticeRequest): Promise<boolean>;
  /** @returns whether it is shown */
  openSettings(view: SettingsView, clause?: string): Promise<boolean>;
  /** At the first sign that the visitor will use the notice: hashes its text. */
  prepareDecision(): void;
  /**
   * At the first sign that the visitor may open more: loads the settings, and draws the preferences away from the page.
   */
  prepareSettings(): void;
  close(view: View): void;
  hide(): void;
  /** Draws what is open anew: another language, or another state. */
  update(): void;
  /** After a change of the record. */
  decided(source: Source): void;
  /** Resolves after the next decision, or once the notice is gone without one. */
  whenSettled(): Promise<void>;
  /**
   * The short hash of the text on display; empty while none is.
   * @param portalView the portal's own view, in place of ours
   */
  hashShown(portalView?: Element): string;
  /** Adds the sheet of the notice, also where no notice is shown. */
  addNoticeStyles(): void;
  /** Shows the way back, where it is wanted. */
  showWayBack(): void;
  /** Whether something of what is to be seen was removed, moved or changed by the page. */
  isLost(): boolean;
  /** Puts that back, with what was open in the top layer. */
  putBack(): void;
}
