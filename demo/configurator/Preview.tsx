import { h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../place';
import { Choice } from './Choice';
import type { Draft } from './Draft';
import { type PreviewState, VIEWS } from './PreviewState';
import { propertiesOf } from './snippets';
import type { Translate } from './texts';
import { toOptions } from './toOptions';
import { useWidth } from './useWidth';

const SIZES = { phone: [360, 640], desk: [1024, 680] } as const;
/** Between two letters of somebody who types. */
const PAUSE_MS = 250;

/**
 * The built widget itself, in a page of its own that keeps no cookie.
 * @param right the last draft without a problem
 */
export function Preview({
  right,
  stale,
  language,
  t,
}: {
  readonly right: Draft;
  readonly stale: boolean;
  readonly language: Language;
  readonly t: Translate;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<PreviewState['view']>('notice');
  const [width, setWidth] = useState<keyof typeof SIZES>(() => (innerWidth < 900 ? 'phone' : 'desk'));
  const [scheme, setScheme] = useState<'light' | 'dark'>(() =>
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  );
  const [spoken, setSpoken] = useState(language);
  const [loaded, setLoaded] = useState(0);

  const state: PreviewState = {
    options: toOptions(right),
    view: view === 'asked' && right.features.length === 0 ? 'notice' : view,
    scheme: right.theme === 'auto' ? scheme : right.theme,
    language: spoken,
    colours: propertiesOf(right.colours),
  };
  const message = JSON.stringify(state);
  useEffect(() => {
    const send = () => frame.current?.contentWindow?.postMessage(JSON.parse(message), location.origin);
    const waiting = setTimeout(send, PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [message, loaded, width]);

  const [wide, high] = SIZES[width];
  const scale = Math.min(1, useWidth(pane) / wide);
  const views = VIEWS.filter((name) => name !== 'asked' || right.features.length > 0);
  return (
    <div class="preview">
      <Choice
        label={t('preview.view')}
        quiet
        value={state.view}
        options={views.map((name) => [name, t(`preview.views.${name}`)])}
        onChange={setView}
      />
      <div class="how">
        <Choice
          label={t('preview.width')}
          quiet
          value={width}
          options={(['phone', 'desk'] as const).map((name) => [name, t(`preview.widths.${name}`)])}
          onChange={setWidth}
        />
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
          value={spoken}
          options={[
            ['kk', 'Қаз'],
            ['ru', 'Рус'],
            ['en', 'Eng'],
          ]}
          onChange={setSpoken}
        />
      </div>
      <p class="stale" role="status">
        {stale && t('preview.stale')}
      </p>
      <div class="pane" ref={pane} data-width={width} style={{ height: `${Math.round(high * scale)}px` }}>
        <iframe
          ref={frame}
          src="/configurator/preview"
          title={t('preview.frame')}
          onLoad={() => setLoaded(loaded + 1)}
          style={{ width: `${wide}px`, height: `${high}px`, transform: `scale(${scale})` }}
        />
      </div>
    </div>
  );
}
