import { h } from 'preact';
import { Check } from './Check';
import { Choice } from './Choice';
import { ContrastTable } from './ContrastTable';
import type { Colours } from './Draft';
import type { FormProps } from './FormProps';
import { PALETTES, type PaletteName } from './palettes';

/** What the picker begins with; Kelisim's own of the light scheme. */
const FIRST: Colours = { accent: '#0b62a8', onAccent: '#ffffff', surface: '#ffffff', text: '#16202a' };
const NAMES = Object.keys(PALETTES) as PaletteName[];

export function ColoursForm({ draft: { colours }, change, t }: FormProps) {
  const set = (part: Partial<Colours>) => change({ colours: { ...colours, ...part } });
  const palette = NAMES.find((name) => PALETTES[name] === colours.accent);
  return (
    <div class="fields">
      <Choice<PaletteName | ''>
        label={t('colours.palette')}
        value={palette ?? ''}
        options={[
          ...NAMES.map((name) => [name, t(`colours.palettes.${name}`)] as const),
          ['' as const, t('colours.own')],
        ]}
        onChange={(name) => set({ accent: name ? PALETTES[name] : FIRST.accent })}
      />
      <div class="pickers">
        {(Object.keys(FIRST) as (keyof Colours)[]).map((name) => (
          <div class="picker">
            <Check
              label={t(`colours.${name}`)}
              checked={colours[name] !== ''}
              onChange={(own) => set({ [name]: own ? FIRST[name] : '' })}
            />
            {colours[name] && (
              <input
                type="color"
                aria-label={t(`colours.${name}`)}
                data-field={`colours.${name}`}
                value={colours[name]}
                onInput={({ currentTarget }) => set({ [name]: currentTarget.value.toLowerCase() })}
              />
            )}
          </div>
        ))}
      </div>
      <ContrastTable colours={colours} t={t} />
    </div>
  );
}
