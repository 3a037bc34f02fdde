import { h } from 'preact';
import { Check } from '../configurator/Check';
import { Choice } from '../configurator/Choice';
import { EMBEDDINGS, LANGUAGES, LAYOUTS, type Place, POSITIONS, THEMES } from '../place';
import type { FrameSize } from './benchAddress';
import type { Translate } from './texts';

const SIZES = ['320x568', '360x640', '390x844', '768x1024', '1280x800'] as const;
const NAMES = { kk: 'Қаз', ru: 'Рус', en: 'Eng' };

/** Under which conditions the page is shown. */
export function Switches({
  place,
  size,
  onChange,
  onSize,
  t,
}: {
  readonly place: Place;
  readonly size: FrameSize;
  readonly onChange: (change: Partial<Place>) => void;
  readonly onSize: (size: FrameSize) => void;
  readonly t: Translate;
}) {
  return (
    <div class="switches">
      <Choice
        label={t('switches.size')}
        value={size?.join('x') ?? ''}
        options={[['', t('switches.fit')], ...SIZES.map((name) => [name, name.replace('x', '×')] as const)]}
        onChange={(name) => onSize(name ? (name.split('x').map(Number) as [number, number]) : null)}
      />
      <Choice
        label={t('switches.layout')}
        value={place.layout ?? 'card'}
        options={LAYOUTS.map((name) => [name, t(`switches.${name}`)])}
        onChange={(layout) => onChange({ layout })}
      />
      <Choice
        label={t('switches.position')}
        value={place.position}
        options={POSITIONS.map((name) => [name, t(`switches.${name}`)])}
        onChange={(position) => onChange({ position })}
      />
      <Choice
        label={t('switches.language')}
        value={place.language}
        options={LANGUAGES.map((code) => [code, NAMES[code]])}
        onChange={(language) => onChange({ language })}
      />
      <Choice
        label={t('switches.theme')}
        value={place.theme}
        options={THEMES.map((name) => [name, t(`switches.${name}`)])}
        onChange={(theme) => onChange({ theme })}
      />
      <Choice
        label={t('switches.embedding')}
        value={place.embedding}
        options={EMBEDDINGS.map((name) => [name, t(`switches.${name}`)])}
        onChange={(embedding) => onChange({ embedding })}
      />
      <Check
        label={t('switches.gpc')}
        checked={place.gpc ?? false}
        onChange={(on) => onChange({ gpc: on || undefined })}
      />
      <Check
        label={t('switches.csp')}
        checked={place.csp !== undefined}
        onChange={(on) => onChange({ csp: on ? 'nonce' : undefined })}
      />
    </div>
  );
}
