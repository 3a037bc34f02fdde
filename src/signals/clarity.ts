import type { ClarityOptions } from '../options/SignalsOptions';
import { purposesOf, type Signal, type Switches, word } from './Signal';
import { stub } from './stub';
import { type Followed, watchGlobal } from './watchGlobal';

/** The snippet's function, with what waits for the tag; `v` is that of the tag itself. */
type Clarity = ((...command: unknown[]) => void) & { q?: unknown[]; v?: unknown };

/**
 * Microsoft Clarity, by its Consent API V2: denied at once, then as decided. Its names have a capital S. The first
 * version, `clarity('consent', …)`, is deprecated. Source: https://learn.microsoft.com/clarity/clarity-consent-api-v2
 */
export function clarity<const Name extends string = never>(options: ClarityOptions<Name> = {}): Signal<Name> {
  const { statistics, advertising } = purposesOf(options);
  let said: Switches = {};
  let followed: Followed<Clarity> | undefined;
  const command = () => ['consentv2', { ad_Storage: word(said.ad), analytics_Storage: word(said.analytics) }] as const;
  return {
    needs: { ad: advertising, analytics: statistics },
    deny() {
      stub('clarity', 'q');
      followed = watchGlobal<Clarity>('clarity', (made) => {
        if (made.q && !made.v) made.q.unshift(command());
        else made(...command());
      });
    },
    tell(allowed) {
      const there = followed?.look();
      said = allowed;
      there?.(...command());
    },
    stop: () => followed?.stop(),
  };
}
