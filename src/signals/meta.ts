import type { MetaOptions } from '../options/SignalsOptions';
import { purposesOf, type Signal } from './Signal';
import { type Followed, watchGlobal } from './watchGlobal';

type Fbq = ((...command: unknown[]) => void) & { queue?: unknown[]; callMethod?: unknown };

/**
 * Meta Pixel: `fbq('consent', 'revoke')` before `init` on every page, as its documentation asks, and `grant` once
 * advertising is allowed. Its snippet loads nothing where `fbq` exists, so `fbq` is not defined here: commands wait
 * until the snippet defines it, and then go to the front of its queue. Source:
 * https://developers.facebook.com/docs/facebook-pixel/implementation/gdpr
 */
export function meta<const Name extends string = never>(options: MetaOptions<Name> = {}): Signal<Name> {
  const { advertising } = purposesOf(options);
  const waiting = [['consent', 'revoke']];
  let followed: Followed<Fbq> | undefined;
  return {
    needs: { advertising },
    deny() {
      followed = watchGlobal<Fbq>('fbq', (fbq) => {
        if (fbq.queue && !fbq.callMethod) fbq.queue.unshift(...waiting);
        else for (const command of waiting) fbq(...command);
      });
    },
    tell(allowed) {
      const fbq = followed?.look();
      const command = ['consent', allowed.advertising ? 'grant' : 'revoke'];
      waiting[1] = command;
      fbq?.(...command);
    },
    stop: () => followed?.stop(),
  };
}
