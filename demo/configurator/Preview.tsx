import { h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../place';
import { Choice } from './Choice';
import type { Draft } from './Draft';
import { type PreviewState, VIEWS } from './PreviewState';
import { propertiesOf } from './snippets';
import type { Translate } from './texts';
import { toOptions } from './toOptions';
import { useBox } from './useBox';

const SIZES = { phone: [360, 640], desk: [1024, 680] } as const;
/** Between two letters of somebody who types. */
const PAUSE_MS = 250;

/**
 * The built widget itself, in a page of its own that keeps no cookie. At full size it fills the window.
 * @param right the last draft without a problem
 */
export function Preview({
  right,
  stale,
  language,
  onLanguage,
  full,
  onFull,
  t,
}: {
  readonly right: Draft;
  readonly stale: boolean;
  /** Of the page in the frame. */
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly full: boolean;
  readonly onFull: (full: boolean) => void;
  readonly t: Translate;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const [view, setView] = useState<PreviewState['view']>('notice');
  const [width, setWidth] = useState<keyof typeof SIZES>(() => (innerWidth < 1000 ? 'phone' : 'desk'));
  const [scheme, setScheme] = useState<'light' | 'dark'>(() =>
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  );
  const [loaded, setLoaded] = useState(0);
  const room = useBox(pane);

  const state: PreviewState = {
    options: toOptions(right),
    view: view === 'asked' && right.features.length === 0 ? 'notice' : view,
    scheme: right.theme === 'auto' ? scheme : right.theme,
    language,
    colours: propertiesOf(right.colours),
  };
  const message = JSON.stringify(state);
  useEffect(() => {
    const send = () => frame.current?.contentWindow?.postMessage(JSON.parse(message), location.origin);
    const waiting = setTimeout(send, PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [message, loaded, width]);
  useEffect(() => {
    if (!full) return;
    toggle.current?.focus();
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && onFull(false);
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [full, onFull]);

  // At full size a desk is as large as this window; everything else keeps its size and is shown smaller if need be.
  const [wide, high] = full && width === 'desk' ? [room.width, room.height] : SIZES[width];
  const scale = Math.min(1, room.width / wide, room.height / high);
  const views = VIEWS.filter((name) => name !== 'asked' || right.features.length > 0);
  return (
    <div class="preview">
      <div class="how">
        <Choice
          label={t('preview.view')}
          quiet
          value={state.view}
          options={views.map((name) => [name, t(`preview.views.${name}`)])}
          onChange={setView}
        />
        <div class="by-width">
          <Choice
            label={t('preview.width')}
            quiet
            value={width}
            options={(['phone', 'desk'] as const).map((name) => [name, t(`preview.widths.${name}`)])}
            onChange={setWidth}
          />
        </div>
        {right.theme === 'auto' && (
          <Choice
            label={t('preview.scheme')}
            quiet
            value={scheme}
            options={(['light', 'dark'] as const).map((name) => [name, t(`looks.themes.${name}`)])}
            onChange={setScheme}
          />
        )}
        <Choice
          label={t('preview.language')}
          quiet
          value={language}
          options={[
            ['kk', 'Қаз'],
            ['ru', 'Рус'],
            ['en', 'Eng'],
          ]}
          onChange={onLanguage}
        />
        <button ref={toggle} type="button" class="small" data-full={full} onClick={() => onFull(!full)}>
          {t(full ? 'preview.leave' : 'preview.full')}
        </button>
      </div>
      <p class="stale" role="status">
        {stale && t('preview.stale')}
      </p>
      <div class="pane" ref={pane} data-width={width}>
        <div class="screen" style={{ width: `${wide * scale}px`, height: `${high * scale}px` }}>
          <iframe
            ref={frame}
            src={previewAddress()}
            title={t('preview.frame')}
            onLoad={() => setLoaded(loaded + 1)}
            style={{ width: `${wide}px`, height: `${high}px`, transform: `scale(${scale})` }}
          />
        </div>
      </div>
    </div>
  );
}

/** Beside the configurator's own page, on a server and among the files of a static host. */
function previewAddress(): string {
  return document.documentElement.dataset.preview ?? '/configurator/preview';
}
