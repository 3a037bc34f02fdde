import type { LazyParts, Load } from '../core/lazy';

/** npm: the host's bundler makes a chunk of each part. */
const parts: { [part: string]: () => Promise<unknown> } = {
  ui: () => import('./uiPart'),
  companion: () => import('../companion/accompany'),
  gates: () => import('../gates/startGates'),
  resume: () => import('../resume/resume'),
  views: () => import('../ui/views'),
  sha256: () => import('../ui/sha256'),
  sync: () => import('../sync/start'),
  takeover: () => import('../takeover/takeOver'),
  'kk.first': () => import('virtual:kelisim-texts/kk.first'),
  'kk.more': () => import('virtual:kelisim-texts/kk.more'),
  'ru.first': () => import('virtual:kelisim-texts/ru.first'),
  'ru.more': () => import('virtual:kelisim-texts/ru.more'),
  'en.first': () => import('virtual:kelisim-texts/en.first'),
  'en.more': () => import('virtual:kelisim-texts/en.more'),
};

export const loadByImport: Load = (part) => parts[part]?.() as Promise<LazyParts[typeof part]>;
