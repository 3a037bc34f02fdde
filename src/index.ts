export { ConfigError } from './core/ConfigError';
export type {
  CategoryOptions,
  Consent,
  ConsentEvents,
  ConsentOptions,
  ConsentRecord,
  CookieOptions,
  DecisionResult,
  DisclosureOptions,
  ErrorCode,
  FeatureOptions,
  How,
  Localized,
  OperatorOptions,
  PolicyOptions,
  Receipt,
  Snapshot,
  Source,
  Status,
  View,
} from './core/types';
export { type CategoriesOf, createConsent, type NamesOf } from './createConsent';
export type { Language, MessageTable, TextKey, Texts } from './messages/TextKey';
