export { ConfigError } from '../options/ConfigError';
export type {
  ClarityOptions,
  GoogleOptions,
  GoogleType,
  GtmOptions,
  MetaOptions,
  Needs,
  Purposes,
  SignalsOptions,
  UetOptions,
  YandexOptions,
} from '../options/SignalsOptions';
export { clarity } from './clarity';
export { connect } from './connect';
export { google } from './google';
export { gtm } from './gtm';
export { meta } from './meta';
export type { Announcement, Signal, Switches } from './Signal';
export { uet } from './uet';
export { yandex } from './yandex';
