import { hasPrivacySignal } from '../browser/hasPrivacySignal';
import { createNoticeLayer, type NoticeLayer } from '../notice/createNoticeLayer';
import { createWording } from '../notice/createWording';
import type { NoticeProps } from '../notice/NoticeProps';
import type { Settings } from '../settings/SettingsContext';
import type { NoticeRequest, ViewsContext } from './Views';

/** Draws the notice from the state of the instance. */
export interface NoticeDrawing {
  readonly layer: NoticeLayer;
  /**
   * @param settings the second layer, once it has come: it has the sentences that say why somebody is asked
   * @returns whether it could be drawn
   */
  draw(reason: NoticeRequest, settings: Settings | undefined): boolean;
  /** Runs what draws. A page may have changed what drawing builds on: then it is reported, and nothing else fails. */
  attempt(what: string, drawing: () => void): boolean;
  /** Reports it. @returns `false`: it is not shown */
  fail(what: string, error: unknown): boolean;
}

export function createNoticeDrawing({ config, texts, widget, store, report }: ViewsContext): NoticeDrawing {
  const layer = createNoticeLayer(widget.root);
  return {
    layer,
    draw: (reason, settings) => attempt('the notice', () => layer.draw(propsOf(reason, settings))),
    attempt,
    fail,
  };

  function attempt(what: string, drawing: () => void): boolean {
    try {
      drawing();
      return true;
    } catch (error) {
      return fail(what, error);
    }
  }

  function fail(what: string, error: unknown): boolean {
    report('ui-failed', `${what} could not be drawn: ${error}`);
    return false;
  }

  function propsOf({ asked, notSaved }: NoticeRequest, settings: Settings | undefined): NoticeProps {
    const { language, record, status: now } = store.snapshot;
    return {
      wording: createWording(config, texts, language),
      status: now,
      record,
      gpc: hasPrivacySignal(),
      address: location.href,
      ...(asked && { asked }),
      ...(settings && !notSaved && (asked || now === 'outdated') && { reason: settings.reason }),
      ...(notSaved && { notSaved }),
    };
  }
}
