/** Accents that have enough contrast in both schemes. The first is Kelisim's own. */
export const PALETTES = { sky: '', steppe: '#1f6b4a', pomegranate: '#a3263f', dusk: '#4a4a9c' } as const;

export type PaletteName = keyof typeof PALETTES;
