export { fromI18next, type Translated } from './i18next/fromI18next';
export type { I18next } from './i18next/I18next';
