import { afterPaint } from '../browser/afterPaint';
import { canonicalText } from '../notice/canonicalText';
import { createNoticeLayer } from '../notice/createNoticeLayer';
import { hideWhileScrolling } from '../notice/createWayBack';
import type { Widget } from '../notice/createWidget';
import { createWording } from '../notice/createWording';
import type { NoticeProps } from '../notice/NoticeProps';
import { areRaised, raise, raiseAgain } from '../notice/raise';
import type { View } from '../notice/View';
import type { Config } from '../options/createConfig';
import type { Report } from '../options/Report';
import { shortHash } from '../record/hashText';
import type { Settings, SettingsView } from '../settings/SettingsContext';
import type { Texts } from '../texts/createTexts';
import type { ConsentEvents, Source } from './Consent';
import { createStatus } from './createStatus';
import type { Store } from './createStore';

/** What the visibility of the views depends on. */
export interface ViewsContext {
  readonly config: Config;
  readonly texts: Texts;
  /** Resolves once a portal's own texts are there, or will not come; `undefined` where it has none. */
  readonly ownTexts: Promise<unknown> | undefined;
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
   * What has to be there before the notice: resolves with what replaces a notice that the server has drawn, in the task in which
   * ours is drawn. `undefined` where nothing has to be waited for.
   */
  beforeNotice(takesFocus: boolean): Promise<() => void> | undefined;
  /** The canonical texts that were decided on, by short hash. */
  readonly shown: Map<string, string>;
}

/** Why the notice is shown. */
export interface NoticeReason {
  readonly asked?: string;
  /** It was asked for, and does not come by itself. */
  readonly isWanted?: boolean;
  readonly notSaved?: boolean;
}

/** Which views are open. */
export interface Views {
  readonly notice: HTMLElement | null;
  /** @returns whether it is shown */
  openNotice(reason?: NoticeReason): Promise<boolean>;
  /** @returns whether it is shown */
  openSettings(view: SettingsView, clause?: string): Promise<boolean>;
  /** Draws the preferences ahead, away from the page. */
  prepareSettings(): void;
  close(view: View): void;
  hide(): void;
  /** Draws what is open anew: another language, or another state. */
  update(): void;
  /** After a change of the record. */
  decided(source: Source): void;
  /** Resolves after the next decision, or once the notice is gone without one. */
  whenSettled(): Promise<void>;
  /** The short hash of the text on display; empty while none is. @param own the portal's own view, in place of ours */
  hashShown(own?: Element): string;
  /** Adds the sheet of the notice, also where no notice is shown. */
  addNoticeStyles(): void;
  /** Shows the way back, where it is wanted. */
  showWayBack(): void;
  /** Whether something of what is to be seen was removed, moved or changed by the page. */
  isLost(): boolean;
  /** Puts that back, with what was open in the top layer. */
  placeAgain(): void;
}

export function createViews(context: ViewsContext): Views {
  const { config, texts, widget, store, signal, report, emit, shown } = context;
  const { root, wayBack } = widget;
  const layer = createNoticeLayer(root);
  const status = createStatus(root);
  const open = new Set<SettingsView>();
  let reason: NoticeReason | undefined;
  let settings: Settings | undefined;
  // Hiding, or a decision, overtakes what is still loading.
  let turn = 0;
  let settling: (() => void)[] = [];
  signal.addEventListener('abort', () => {
    status.clear();
    settle();
  });

  return {
    get notice() {
      return layer.element;
    },
    openNotice,
    openSettings,
    prepareSettings,
    close,
    hide,
    decided,
    showWayBack,
    isLost() {
      const isSeen = !!layer.element || open.size > 0 || (!!wayBack.parentNode && !wayBack.hidden);
      return isSeen && !(widget.host.isConnected && widget.isDressed() && areRaised(root));
    },
    addNoticeStyles: layer.addStyles,
    placeAgain() {
      if (!widget.host.isConnected) widget.place(!!layer.element && !open.size);
      widget.dress();
      if (!areRaised(root)) raiseAgain(root);
    },
    whenSettled: () => new Promise((resolve) => (layer.element ? settling.push(resolve) : resolve())),
    update() {
      if (layer.element && draw()) context.noticeChanged();
      attempt('a view', () => settings?.update());
    },
    hashShown(own) {
      const view = own ?? settings?.element('preferences') ?? layer.element;
      if (!view) return '';
      const text = canonicalText(view, config, texts, store.snapshot.language);
      const hash = shortHash(text);
      shown.set(hash, text);
      return hash;
    },
  };

  async function openNotice(next: NoticeReason = {}): Promise<boolean> {
    const mine = turn;
    const replacing = context.beforeNotice(!!next.asked);
    if (context.ownTexts) await context.ownTexts;
    // Who has been here before, or asks, is told why. Where that part does not come, the notice goes without.
    const isReasonNeeded = !next.notSaved && (!!next.asked || store.snapshot.status === 'outdated');
    if (isReasonNeeded && !settings) settings = await context.loadSettings().catch(() => undefined);
    const replace = replacing && (await replacing);
    if (mine !== turn || signal.aborted) return false;
    // Under an open modal of ours the notice would be inert. One that comes by itself waits there until the modal is closed.
    if (next.isWanted) for (const view of open) close(view);
    const isFresh = !layer.element;
    reason = next;
    if (!draw()) return false;
    wayBack.hidden = true;
    // Moved, everything in the top layer would close.
    if (!open.size && (isFresh || !widget.host.isConnected)) widget.place(true);
    status.prepare();
    if (layer.element) raise(layer.element);
    replace?.();
    // It takes the focus from a visitor who tried what is closed, and from nobody else.
    if (next.asked && navigator.userActivation?.isActive !== false) layer.element?.focus({ preventScroll: true });
    if (isFresh) emit('show', { view: 'notice' });
    context.noticeChanged();
    return true;
  }

  function draw(): boolean {
    return attempt('the notice', () => layer.draw(propsOf(reason ?? {})));
  }

  /** A page may have changed what drawing builds on: then it is reported, and nothing else fails. */
  function attempt(what: string, drawing: () => void): boolean {
    try {
      drawing();
      return true;
    } catch (error) {
      report('ui-failed', `${what} could not be drawn: ${error}`);
      return false;
    }
  }

  function propsOf({ asked, notSaved }: NoticeReason): NoticeProps {
    const { language, record, status: now } = store.snapshot;
    const { globalPrivacyControl } = navigator as { globalPrivacyControl?: boolean };
    return {
      wording: createWording(config, texts, language),
      status: now,
      record,
      gpc: globalPrivacyControl === true,
      address: location.href,
      ...(asked && { asked }),
      ...(settings && !notSaved && (asked || now === 'outdated') && { reason: settings.reason }),
      ...(notSaved && { notSaved }),
    };
  }

  async function openSettings(view: SettingsView, clause?: string): Promise<boolean> {
    const mine = turn;
    // What fails there was reported.
    const loaded = await context.loadSettings().catch(() => undefined);
    if (!loaded || mine !== turn || signal.aborted) return false;
    settings = loaded;
    if (!widget.host.isConnected) widget.place(false);
    const isFresh = !open.has(view);
    open.add(view);
    const isDrawn = attempt(view, () => loaded.open(view, clause));
    if (!isDrawn) open.delete(view);
    else if (isFresh) emit('show', { view });
    return isDrawn;
  }

  async function prepareSettings() {
    const loaded = await context.loadSettings().catch(() => undefined);
    if (!signal.aborted) attempt('preferences', () => loaded?.prepare());
  }

  function close(view: View) {
    if (view !== 'notice') {
      if (!open.delete(view)) return;
      settings?.close(view);
      emit('hide', { view });
      return;
    }
    settle();
    if (!layer.element) return;
    layer.remove();
    reason = undefined;
    emit('hide', { view });
    context.noticeChanged();
    // Moved, all of it is laid out anew: once the page has shown what was decided.
    afterPaint(() => {
      if (layer.element || signal.aborted || !widget.host.isConnected) return;
      if (!open.size) widget.place(false);
      showWayBack();
    });
  }

  function hide() {
    turn++;
    for (const view of [...open]) close(view);
    close('notice');
  }

  function decided(source: Source) {
    turn++;
    const isHere = source !== 'tab' && source !== 'expiry';
    const { stored } = store.snapshot;
    close('preferences');
    // A notice that the server has drawn, under views of ours, asks what has been decided now.
    document.querySelector('kelisim-widget[data-static]')?.remove();
    if (isHere && !stored && source !== 'api') openNotice({ notSaved: true });
    else close('notice');
    settle();
    status.clear();
    if (!isHere || !stored) return;
    // The page shows first that it is decided: words to be laid out would delay that.
    afterPaint(() => {
      if (!signal.aborted && widget.host.isConnected)
        status.say(texts.translate(store.snapshot.language, 'notice.saved'));
    });
  }

  function settle() {
    const resolvers = settling;
    settling = [];
    for (const resolve of resolvers) resolve();
  }

  function showWayBack() {
    if (!config.button || layer.element || signal.aborted) return;
    // A page with a control of its own needs no second one.
    if (document.querySelector('[data-kelisim-open]')) return;
    wayBack.hidden = false;
    if (!wayBack.isConnected || wayBack.parentNode !== root) {
      root.append(wayBack);
      hideWhileScrolling(wayBack, signal);
    }
    if (!widget.host.isConnected) widget.place(false);
  }
}
