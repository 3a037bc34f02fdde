import { afterIdle } from '../browser/afterIdle';
import { afterPaint } from '../browser/afterPaint';
import { DRAWN } from '../notice/defineWidget';
import { areRaised, raise, raiseAgain } from '../notice/raise';
import type { View } from '../notice/View';
import type { Settings, SettingsView } from '../settings/SettingsContext';
import type { Source } from './Consent';
import { createLiveRegion } from './createLiveRegion';
import { createNoticeDrawing } from './createNoticeDrawing';
import { createTextHash } from './createTextHash';
import type { NoticeRequest, Views, ViewsContext } from './Views';

export function createViews(context: ViewsContext): Views {
  const { config, texts, widget, store, signal, emit } = context;
  const { root, wayBack } = widget;
  const drawing = createNoticeDrawing(context);
  const { layer, attempt } = drawing;
  const liveRegion = createLiveRegion(root);
  const hashText = createTextHash(context);
  const open = new Set<SettingsView>();
  let reason: NoticeRequest = {};
  let settings: Settings | undefined;
  // Hiding, or a decision, overtakes what is still loading.
  let turn = 0;
  let settling: (() => void)[] = [];
  signal.addEventListener('abort', () => {
    liveRegion.clear();
    settle();
  });

  return {
    get notice() {
      return layer.element;
    },
    openNotice: (next) => orReport('the notice', openNotice(next)),
    openSettings: (view, clause) => orReport(view, openSettings(view, clause)),
    prepareDecision,
    prepareSettings,
    close,
    hide,
    decided,
    showWayBack,
    isLost() {
      const isSeen = !!layer.element || open.size > 0 || wayBack.isShown;
      return isSeen && !(widget.host.isConnected && widget.isDressed() && areRaised(root));
    },
    addNoticeStyles: layer.addStyles,
    putBack() {
      if (!widget.host.isConnected) widget.insert(!!layer.element && !open.size);
      widget.dress();
      if (!areRaised(root)) raiseAgain(root);
    },
    whenSettled: () => new Promise((resolve) => (layer.element ? settling.push(resolve) : resolve())),
    update() {
      if (layer.element && drawing.draw(reason, settings)) context.noticeChanged();
      attempt('a view', () => settings?.update());
    },
    hashShown,
  };

  /** Nobody who opens a view can do anything about it. */
  function orReport(what: string, opening: Promise<boolean>): Promise<boolean> {
    return opening.catch((error) => drawing.fail(what, error));
  }

  function hashShown(portalView?: Element): string {
    const view = portalView ?? settings?.element('preferences') ?? layer.element;
    return view ? hashText(view) : '';
  }

  async function openNotice(next: NoticeRequest = {}): Promise<boolean> {
    const mine = turn;
    const replacing = context.beforeNotice(!!next.asked);
    if (context.portalTexts) await context.portalTexts;
    // Visitors who have been here before, or who ask, see why. Without that part, the notice does not say it.
    const isReasonNeeded = !next.notSaved && (!!next.asked || store.snapshot.status === 'outdated');
    if (isReasonNeeded && !settings) settings = await context.loadSettings().catch(() => undefined);
    const replace = replacing && (await replacing);
    if (mine !== turn || signal.aborted) return false;
    // Under an open modal of ours the notice would be inert. One that comes by itself waits there until the modal is
    // closed.
    if (next.isWanted) for (const view of open) close(view);
    const isFresh = !layer.element;
    reason = next;
    if (!drawing.draw(reason, settings)) return false;
    wayBack.hide();
    // Moved, everything in the top layer would close.
    if (!open.size && (isFresh || !widget.host.isConnected)) widget.insert(true);
    liveRegion.prepare();
    if (layer.element) raise(layer.element);
    replace?.();
    // It takes the focus from a visitor who tried what is closed, and from nobody else.
    if (next.asked && navigator.userActivation?.isActive !== false) layer.element?.focus({ preventScroll: true });
    if (isFresh) emit('show', { view: 'notice' });
    context.noticeChanged();
    return true;
  }

  async function openSettings(view: SettingsView, clause?: string): Promise<boolean> {
    const mine = turn;
    // What fails there was reported.
    const loaded = await context.loadSettings().catch(() => undefined);
    if (!loaded || mine !== turn || signal.aborted) return false;
    settings = loaded;
    if (!widget.host.isConnected) widget.insert(false);
    const isFresh = !open.has(view);
    open.add(view);
    const isDrawn = attempt(view, () => loaded.open(view, clause));
    if (!isDrawn) open.delete(view);
    else if (isFresh) emit('show', { view });
    return isDrawn;
  }

  function prepareDecision() {
    try {
      // In the click, the text is only compared with this one.
      hashShown();
    } catch {
      // It is hashed again then, and what fails is reported.
    }
  }

  async function prepareSettings() {
    const mine = turn;
    const loaded = await context.loadSettings().catch(() => undefined);
    // The press that follows comes first: drawing takes longer than pressing.
    afterIdle(() => {
      if (mine === turn && !signal.aborted) attempt('preferences', () => loaded?.prepare());
    });
  }

  function close(view: View) {
    if (view !== 'notice') {
      if (!open.delete(view)) return;
      attempt(view, () => settings?.close(view));
      emit('hide', { view });
      return;
    }
    settle();
    if (!layer.element) return;
    layer.remove();
    reason = {};
    emit('hide', { view });
    context.noticeChanged();
    // Moved, all of it is laid out anew: once the page has shown what was decided.
    afterPaint(() => {
      if (layer.element || signal.aborted || !widget.host.isConnected) return;
      if (!open.size) widget.insert(false);
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
    document.querySelector(DRAWN)?.remove();
    if (isHere && !stored && source !== 'api') orReport('the notice', openNotice({ notSaved: true }));
    else close('notice');
    settle();
    liveRegion.clear();
    if (!isHere || !stored) return;
    // The page shows first that it is decided: words to be laid out would delay that.
    afterPaint(() => {
      if (!signal.aborted && widget.host.isConnected)
        liveRegion.announce(texts.translate(store.snapshot.language, 'notice.saved'));
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
    wayBack.show(signal);
    if (!widget.host.isConnected) widget.insert(false);
  }
}
