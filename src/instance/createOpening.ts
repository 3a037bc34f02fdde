import { isPageWider } from '../browser/isPageWider';
import type { Companion } from '../companion/CompanionContext';
import { DRAWN } from '../notice/defineWidget';
import type { SettingsView } from '../settings/SettingsContext';
import type { Base } from './createBase';
import type { StartedParts } from './createStartedParts';
import type { NoticeRequest, Views } from './Views';

const MARKUP = 'docs/MARKUP.md#attributes-of-your-page';

/** Opens views, for visitors, for the page and by itself. Each resolves with whether the view is shown. */
export interface Opening {
  /** The notice comes by itself. */
  showNotice(): Promise<boolean>;
  /** @param asked the name that somebody tried to use */
  openNotice(asked?: string): Promise<boolean>;
  openSettings(view: SettingsView, clause?: string): Promise<boolean>;
  /** @param view of an attribute: it may be any text */
  openByName(view: string): Promise<boolean>;
  /** From the way back. */
  openFromWayBack(): Promise<boolean>;
  /** `undefined` where it did not come, which is reported. */
  startCompanion(): Promise<Companion | undefined>;
  /**
   * What has to be there before the notice. Where the server has drawn one, ours replaces it in one task; a notice that
   * takes the focus needs its companion from the start, to give the focus back.
   */
  beforeNotice(takesFocus: boolean): Promise<() => void> | undefined;
  /** The companion, once it is there. */
  readonly companion: Companion | undefined;
  /** What in the page had the focus before the notice. */
  readonly lastFocus: Element | null;
}

/** @param views made after the opening, which it needs for drawing */
export function createOpening(base: Base, parts: StartedParts, views: () => Views): Opening {
  const { widget, names, isStopped, signal } = base;
  let companion: Companion | undefined;
  let lastFocus: Element | null = null;

  const opening: Opening = {
    get companion() {
      return companion;
    },
    get lastFocus() {
      return lastFocus;
    },
    showNotice: () => show({}),
    openNotice: (asked) => show({ isWanted: true, ...(asked !== undefined && { asked }) }),
    async openSettings(view, clause) {
      if (isStopped) return false;
      // Where the browser has no dialogs, the companion does what they would do: it is there before them, to know what
      // had the focus.
      if (!window.HTMLDialogElement) await opening.startCompanion();
      // A page that is wider than the screen of a phone: it places the dialogs.
      if (isPageWider()) void opening.startCompanion();
      return views().openSettings(view, clause);
    },
    async openByName(view) {
      if (view === 'notice') return opening.openNotice();
      if (view === 'preferences' || view === 'policy') return opening.openSettings(view);
      names.unknown('data-kelisim-open', view, ['notice', 'preferences', 'policy'], MARKUP);
      return false;
    },
    // Deciding and withdrawing never depend on a file that may not come: the first layer has a button for both.
    openFromWayBack: async () => (await opening.openSettings('preferences')) || opening.openNotice(),
    async startCompanion() {
      // Where it failed it was reported; the next occasion tries again.
      companion ??= await parts.companion().catch(() => undefined);
      return companion;
    },
    beforeNotice(takesFocus) {
      const drawn = document.querySelector<HTMLElement>(DRAWN);
      if (!drawn && !takesFocus) return undefined;
      return opening.startCompanion().then((started) => () => {
        if (!drawn) return;
        if (started) started.takeOver(drawn);
        else drawn.remove();
      });
    },
  };
  // Of a page that comes slowly, the notice that the server has drawn may come after ours.
  document.addEventListener('DOMContentLoaded', replaceLate, { signal });
  return opening;

  function replaceLate() {
    if (views().notice) opening.beforeNotice(false)?.then((replace) => replace());
  }

  async function show(reason: NoticeRequest): Promise<boolean> {
    if (isStopped) return false;
    if (document.activeElement !== widget.host) lastFocus = document.activeElement;
    return views().openNotice(reason);
  }
}
