export { ConfigError } from './options/ConfigError';
export type { ConsentRecord, Status } from './record/ConsentRecord';
export { createConsentHandler, type HandlerOptions } from './server/createConsentHandler';
export { type ConsentReading, type ReadOptions, readConsent } from './server/readConsent';
export { noticeStyles, type RenderOptions, renderNotice } from './server/renderNotice';
export { type WriteOptions, writeConsent } from './server/writeConsent';
