import { h, type RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { useBox } from '../configurator/useBox';
import type { LogEntry } from './bench';
import type { FrameSize } from './benchAddress';
import type { Translate } from './texts';

/** The page in its frame. A frame that is larger than the room for it is shown smaller; its page keeps its size. */
export function Stage({
  frame,
  size,
  address,
  latest,
  onAgain,
  t,
}: {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly size: FrameSize;
  /** Of the page in the frame. */
  readonly address: string;
  readonly latest: LogEntry | undefined;
  readonly onAgain: () => void;
  readonly t: Translate;
}) {
  const pane = useRef<HTMLDivElement>(null);
  const room = useBox(pane);
  const [width, height] = size ?? [room.width, room.height];
  const scale = Math.min(1, room.width / width, room.height / height);
  const percent = Math.round(scale * 100);
  return (
    <section class="stage" id="qa-panel-page" aria-label={t('frame')}>
      <div class="stage-top">
        <button type="button" onClick={onAgain}>
          {t('again')}
        </button>
        <a href={address} target="_blank" rel="noopener">
          {t('ownTab')}
        </a>
        <span class="muted" data-shown>
          {t('shown', { width: Math.round(width), height: Math.round(height), percent })}
        </span>
      </div>
      <div class="stage-room" ref={pane}>
        <div class="stage-frame" style={{ width: `${width * scale}px`, height: `${height * scale}px` }}>
          <iframe
            id="qa-frame"
            ref={frame}
            title={t('frame')}
            style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
          />
        </div>
      </div>
      <p class="latest" data-latest>
        <span class="unseen">{t('log.latest')}: </span>
        {latest ? `${latest.type} ${JSON.stringify(latest.detail) ?? ''}` : t('log.empty')}
      </p>
    </section>
  );
}
