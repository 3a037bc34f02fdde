export type {
  Consent,
  ConsentEvents,
  DecisionOptions,
  DecisionResult,
  Snapshot,
  Source,
} from './instance/Consent';
export { type CategoriesOf, createConsent, type NamesOf } from './loading/createConsent';
export type { View } from './notice/View';
export { ConfigError } from './options/ConfigError';
export type {
  CategoryOptions,
  ConsentOptions,
  CookieOptions,
  DisclosureOptions,
  FeatureOptions,
  OperatorOptions,
  PolicyOptions,
} from './options/ConsentOptions';
export type { Problem } from './options/Problem';
export type { ErrorCode } from './options/Report';
export type { ConsentRecord, How, Status } from './record/ConsentRecord';
export type { Receipt } from './record/Receipt';
export type { Localized } from './texts/languages';
export type { Language, MessageTable, OwnTextTable as Texts, TextKey } from './texts/TextKey';
