export { ConfigError } from './core/ConfigError';
export type { ConsentRecord, Status } from './core/types';
export { clearConsent } from './server/clearConsent';
export { createConsentHandler, type HandlerOptions } from './server/createConsentHandler';
export type { Entry, RecordOptions, RecordProblem } from './server/Entry';
export { mergeConsent } from './server/mergeConsent';
export { type ConsentReading, type ReadOptions, readConsent } from './server/readConsent';
export { noticeStyles, type RenderOptions, renderNotice } from './server/renderNotice';
export { type WriteOptions, writeConsent } from './server/writeConsent';
