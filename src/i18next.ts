export { fromI18next, type Translated } from './adapters/i18next/fromI18next';
export type { I18next } from './adapters/i18next/I18next';
