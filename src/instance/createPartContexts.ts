import { paintFactory } from '../notice/paint';
import type { Base } from './createBase';
import type { Opening } from './createOpening';
import type { PartContexts } from './createStartedParts';
import type { Views } from './Views';

/** What the parts do in the instance. It is made after their contexts: parts come later. */
export interface Drives {
  readonly views: Views;
  readonly opening: Opening;
  /** What in the page had the focus last, outside our element. */
  readonly lastFocus: Element | null;
  /** Allows just what a category or feature needs. */
  allow(name: string): void;
}

/** Each part gets what it needs, and no more of the instance. */
export function createPartContexts(base: Base, drives: () => Drives): PartContexts {
  const { config, texts, signal, report, language, widget, shown, allows, store } = base;
  const { root, host } = widget;
  return {
    settings: {
      config,
      texts,
      signal,
      root,
      shown,
      subscribe: store.subscribe,
      factory: paintFactory,
      addNoticeStyles: () => drives().views.addNoticeStyles(),
      state: () => store.snapshot,
      close: (view) => drives().views.close(view),
    },
    companion: {
      texts,
      signal,
      report,
      language,
      root,
      host,
      notice: () => drives().views.notice,
      hide: () => drives().views.hide(),
      lastFocus: () => drives().lastFocus,
    },
    embeds: {
      config,
      texts,
      signal,
      report,
      language,
      allows,
      isDecided: () => !!store.snapshot.record && store.snapshot.status !== 'outdated',
      record: () => store.snapshot.record,
      allow: (name) => drives().allow(name),
      openSettings: () => void drives().opening.openSettings('preferences'),
      subscribe: store.subscribe,
    },
  };
}
