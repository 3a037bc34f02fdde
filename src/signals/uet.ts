import type { UetOptions } from '../options/SignalsOptions';
import { type FrontQueue, inFront } from './inFront';
import { purposesOf, type Signal, word } from './Signal';

/**
 * Microsoft Advertising (UET): `ad_storage` denied by default, updated after a decision. Its queue holds a command as
 * three entries. Source: https://learn.microsoft.com/advertising/msa-help/hlp_ba_conc_uet_dynamicconsentgtm (the
 * consent mode; its calls as sites use them)
 */
export function uet<const Name extends string = never>(options: UetOptions<Name> = {}): Signal<Name> {
  const say = (ad?: boolean) => ({ ad_storage: word(ad) });
  let queue: FrontQueue | undefined;
  return {
    needs: { ad: purposesOf(options).advertising },
    deny() {
      queue = inFront('uetq', ['consent', 'default', say()]);
    },
    tell: ({ ad }) => queue?.tell(['consent', 'update', say(ad)]),
    stop: () => queue?.stop(),
  };
}
