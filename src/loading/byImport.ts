import type { LazyParts, Load } from '../core/lazy';

type Import = () => Promise<object>;

const ui: Import = () => import('./uiPart');
const views: Import = () => import('../ui/views');
const texts: { readonly [part: string]: Import } = {
  'kk.first': () => import('virtual:kelisim-texts/kk.first'),
  'kk.more': () => import('virtual:kelisim-texts/kk.more'),
  'ru.first': () => import('virtual:kelisim-texts/ru.first'),
  'ru.more': () => import('virtual:kelisim-texts/ru.more'),
  'en.first': () => import('virtual:kelisim-texts/en.first'),
  'en.more': () => import('virtual:kelisim-texts/en.more'),
};
/** npm: the host's bundler makes a chunk of each part. */
const parts: { readonly [part: string]: Import } = {
  ...texts,
  decide: () => import('../decide/decide'),
  bar: () => import('../layouts/bar'),
  center: () => import('../layouts/center'),
  companion: () => import('../companion/accompany'),
  gates: () => import('../gates/startGates'),
  messages: () => import('../messages'),
  modal: () => import('../modal/standIn'),
  receipt: () => import('../receipt'),
  resume: () => import('../resume/resume'),
  sha256: () => import('../ui/sha256'),
  sync: () => import('../sync/start'),
  takeover: () => import('../takeover/takeOver'),
};

export const loadByImport: Load = async (part) => {
  const [name, language] = part.split('.');
  // A layer comes with its texts, and beside them, not after them.
  const layer =
    name === 'ui' ? [ui, texts[`${language}.first`]] : name === 'views' && [views, texts[`${language}.more`]];
  const loaded = await Promise.all((layer || [parts[part] ?? parts[`${name}`]]).map((load) => load?.()));
  return Object.assign({}, ...loaded) as LazyParts[typeof part];
};
