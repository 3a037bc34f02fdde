import type { ClarityOptions } from './clarity';
import type { GoogleOptions } from './google';
import type { GtmOptions } from './gtm';
import type { MetaOptions } from './meta';
import type { Purposes } from './Signal';
import type { UetOptions } from './uet';
import type { YandexOptions } from './yandex';

/**
 * The key `signals` of the JSON `kelisim-options`: each vendor of the page, `true` or with its options; for Yandex
 * the number of the counter is enough. `statistics` and `advertising` name the categories of the portal that stand
 * for these purposes.
 */
export interface SignalsOptions extends Purposes {
  /** Google Consent Mode v2. */
  readonly google?: boolean | GoogleOptions;
  /** Events for Google Tag Manager. */
  readonly gtm?: boolean | GtmOptions;
  /** Yandex Metrica: the number of its counter, or its options. */
  readonly yandex?: number | string | YandexOptions;
  /** Microsoft UET. */
  readonly uet?: boolean | UetOptions;
  /** Microsoft Clarity. */
  readonly clarity?: boolean | ClarityOptions;
  /** Meta Pixel. */
  readonly meta?: boolean | MetaOptions;
}
