import type { Colours } from './Draft';

/** In the dark scheme the accent is mixed with white: as in `src/notice/notice.css`, which a test compares. */
export const DARK_BASE = '#007cf0';
export const ACCENT_SHARE = 0.45;

/** WCAG 2.2, 1.4.3: of text. */
export const ENOUGH = 4.5;

export interface Contrast {
  readonly scheme: 'light' | 'dark';
  readonly pair: 'text' | 'button' | 'link';
  readonly front: string;
  readonly back: string;
  readonly ratio: number;
}

/** The contrast of each pair in both schemes, as `notice.css` draws them: what the host sets holds in both. */
export function contrasts({ accent, onAccent, surface, text }: Colours): Contrast[] {
  const schemes = {
    light: {
      accent: accent || '#0b62a8',
      onAccent: onAccent || '#ffffff',
      surface: surface || '#ffffff',
      text: text || '#16202a',
    },
    dark: {
      accent: lighten(accent || DARK_BASE),
      onAccent: onAccent || '#07131d',
      surface: surface || '#161d24',
      text: text || '#e9eef3',
    },
  };
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const of = schemes[scheme];
    const pair = (name: Contrast['pair'], front: string, back: string): Contrast => ({
      scheme,
      pair: name,
      front,
      back,
      ratio: ratioOf(front, back),
    });
    return [
      pair('text', of.text, of.surface),
      pair('button', of.onAccent, of.accent),
      pair('link', of.accent, of.surface),
    ];
  });
}

/** WCAG 2.2: from 1 to 21. */
export function ratioOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** `color-mix(in srgb, accent 45%, #fff)`: the accent of the dark scheme. */
function lighten(colour: string): string {
  const mixed = channels(colour).map((value) => Math.round(value * ACCENT_SHARE + 255 * (1 - ACCENT_SHARE)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
