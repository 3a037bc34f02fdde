import { list, type Purposes, type Signal, type Switches, word } from './Signal';
import { stub } from './stub';

/** The options of `clarity`. */
export type ClarityOptions<Name extends string = string> = Purposes<Name>;

/**
 * Microsoft Clarity, by its Consent API V2: denied at once, then as decided. Its names have a capital S. The first
 * version, `clarity('consent', …)`, is deprecated. Source: https://learn.microsoft.com/clarity/clarity-consent-api-v2
 */
export function clarity<const Name extends string = never>(options: ClarityOptions<Name> = {}): Signal<Name> {
  const { statistics = 'statistics' as Name, advertising = 'advertising' as Name } = options;
  const say = ({ ad, analytics }: Switches) =>
    stub('clarity', 'q')('consentv2', { ad_Storage: word(ad), analytics_Storage: word(analytics) });
  return {
    needs: { ad: list(advertising), analytics: list(statistics) },
    deny: () => say({}),
    tell: say,
  };
}
