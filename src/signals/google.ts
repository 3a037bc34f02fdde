import type { GoogleOptions, GoogleType, Needs } from '../options/SignalsOptions';
import { type FrontQueue, inFront } from './inFront';
import { list, purposesOf, type Signal, type Switches, word } from './Signal';

/**
 * Google Consent Mode v2, for gtag.js and Google Tag Manager alike: one default with every type denied, as the first
 * entry of the data layer, then an update after a decision, and at once on the pages that follow it. Source:
 * https://developers.google.com/tag-platform/security/guides/consent
 */
export function google<const Name extends string = never>(options: GoogleOptions<Name> = {}): Signal<Name> {
  const { dataLayer = 'dataLayer', region } = options;
  const { statistics, advertising } = purposesOf(options);
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
