import type { ClarityOptions } from './clarity';
import type { GoogleOptions } from './google';
import type { GtmOptions } from './gtm';
import type { MetaOptions } from './meta';
import type { Purposes } from './Signal';
import type { UetOptions } from './uet';
import type { YandexOptions } from './yandex';

/**
 * The key `signals` of the JSON `kelisim-options`: the vendors of the page, each `true` or with its options; for Yandex the number of the
 * counter will do. `statistics` and `advertising` say for all of them which categories of the portal stand for these purposes.
 */
export interface SignalsOptions extends Purposes {
  /** Google Consent Mode v2. */
  readonly google?: boolean | GoogleOptions;
  /** Events for Google Tag Manager. */
  readonly gtm?: boolean | GtmOptions;
  /** Yandex Metrica: the number of its counter, or more. */
  readonly yandex?: number | string | YandexOptions;
  /** Microsoft UET. */
  readonly uet?: boolean | UetOptions;
  /** Microsoft Clarity. */
  readonly clarity?: boolean | ClarityOptions;
  /** Meta Pixel. */
  readonly meta?: boolean | MetaOptions;
}
