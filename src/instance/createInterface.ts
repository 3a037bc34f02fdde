import type { Base } from './createBase';
import { createOpening, type Opening } from './createOpening';
import { createPartContexts } from './createPartContexts';
import { createStartedParts, type StartedParts } from './createStartedParts';
import { createViews } from './createViews';
import { isStateShown, showState } from './pageState';
import type { Views } from './Views';
import { type NoticeWatch, watchNotice } from './watchNotice';
import { type Presence, watchPresence } from './watchPresence';

/** What the visitor sees, and what keeps it in the page. */
export interface Interface {
  readonly parts: StartedParts;
  readonly opening: Opening;
  readonly views: Views;
  readonly watch: NoticeWatch;
  readonly presence: Presence;
}

/** What the interface needs of the instance, which is made after it. */
export interface InterfaceContext {
  /** Allows just what a category or feature needs. */
  allow(name: string): void;
  /** Adds every listener of the instance, again where `document.open` has dropped them. */
  listen(): void;
}

export function createInterface(base: Base, { allow, listen }: InterfaceContext): Interface {
  const { widget, store, events, report, signal } = base;
  const contexts = createPartContexts(base, () => ({
    views,
    opening,
    lastFocus: watch.lastFocus ?? opening.lastFocus,
    allow,
  }));
  const parts = createStartedParts(base, contexts);
  const opening: Opening = createOpening(base, parts, () => views);
  const watch = watchNotice(widget.host, signal, () => void opening.startCompanion());
  const views: Views = createViews({
    ...base,
    emit: events.emit,
    loadSettings: parts.settings,
    beforeNotice: opening.beforeNotice,
    noticeChanged() {
      watch.follow(views.notice);
      if (views.notice) presence.resume();
      opening.companion?.follow();
    },
  });
  const presence = watchPresence(widget.host, {
    isMissing: () => views.isLost() || !isStateShown(),
    restore() {
      listen();
      showState(store.snapshot.status);
      if (views.isLost()) views.putBack();
      opening.companion?.follow();
    },
    giveUp() {
      report('hidden', 'something on this page removes <kelisim-widget> or its attributes each time they are put back');
      // Nothing waits for an answer that cannot be given.
      if (!widget.host.isConnected) views.hide();
    },
  });
  return { parts, opening, views, watch, presence };
}
