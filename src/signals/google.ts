import { type FrontQueue, inFront } from './inFront';
import { list, type Needs, type Purposes, type Signal, type Switches, word } from './Signal';

/** Consent types of Google Consent Mode v2. */
export type GoogleType =
  | 'ad_storage'
  | 'ad_user_data'
  | 'ad_personalization'
  | 'analytics_storage'
  | 'functionality_storage'
  | 'personalization_storage'
  | 'security_storage';

/** The options of `google`. */
export interface GoogleOptions<Name extends string = string> extends Purposes<Name> {
  /**
   * What single types need, in place of the two purposes. Default: `ad_*` need `advertising`, `analytics_storage`
   * needs `statistics`, `security_storage` needs any valid decision (`necessary`); `functionality_storage` and
   * `personalization_storage` stay denied.
   */
  readonly needs?: { readonly [Type in GoogleType]?: Needs<Name> };
  /** How long tags wait for the stored decision, in milliseconds. Default 500. */
  readonly waitForUpdate?: number;
  /**
   * ISO 3166-2 codes: the default is set for these regions only. Elsewhere Google's tags take everything as granted
   * until the visitor decides. Default: everywhere.
   */
  readonly region?: readonly string[];
  /** Whether advertising identifiers are removed from requests while `ad_storage` is denied. Default `true`. */
  readonly adsDataRedaction?: boolean;
  /** Whether links carry advertising identifiers while storage is denied. Default `false`. */
  readonly urlPassthrough?: boolean;
  /** The name of the data layer. Default `dataLayer`. */
  readonly dataLayer?: string;
}

/**
 * Google Consent Mode v2, for gtag.js and Google Tag Manager alike: one default with every type denied, as the first
 * entry of the data layer, then an update after a decision, and at once on the pages that follow it. Source:
 * https://developers.google.com/tag-platform/security/guides/consent
 */
export function google<const Name extends string = never>(options: GoogleOptions<Name> = {}): Signal<Name> {
  const { statistics = 'statistics', advertising = 'advertising', dataLayer = 'dataLayer', region } = options;
  const mapping: { [Type in GoogleType]: Needs } = {
    ad_storage: advertising,
    ad_user_data: advertising,
    ad_personalization: advertising,
    analytics_storage: statistics,
    functionality_storage: [],
    personalization_storage: [],
    security_storage: 'necessary',
    ...options.needs,
  };
  const types = Object.entries(mapping);
  const say = (allowed: Switches) => Object.fromEntries(types.map(([type]) => [type, word(allowed[type])]));
  let queue: FrontQueue | undefined;
  return {
    needs: Object.fromEntries(types.map(([type, needs]) => [type, list(needs as Needs<Name>)])),
    deny() {
      const wait = { wait_for_update: options.waitForUpdate ?? 500, ...(region && { region }) };
      const commands = [entry('consent', 'default', { ...say({}), ...wait })];
      if (options.adsDataRedaction ?? true) commands.push(entry('set', 'ads_data_redaction', true));
      if (options.urlPassthrough) commands.push(entry('set', 'url_passthrough', true));
      queue = inFront(dataLayer, commands);
    },
    tell: (allowed) => queue?.tell([entry('consent', 'update', say(allowed))]),
    stop: () => queue?.stop(),
  };
}

/** What `gtag()` pushes: Google's tags tell commands from events by this type, and ignore an array. */
function entry(..._command: unknown[]): IArguments {
  // biome-ignore lint/complexity/noArguments: the very object is wanted
  return arguments;
}
