import { type FrontQueue, inFront } from './inFront';
import { list, type Purposes, type Signal, word } from './Signal';

/** The options of `uet`. */
export type UetOptions<Name extends string = string> = Pick<Purposes<Name>, 'advertising'>;

/**
 * Microsoft Advertising (UET): `ad_storage` denied by default, updated after a decision. Its queue holds a command as
 * three entries. Source: https://learn.microsoft.com/advertising/msa-help/hlp_ba_conc_uet_dynamicconsentgtm (the
 * consent mode; its calls as sites use them)
 */
export function uet<const Name extends string = never>({ advertising }: UetOptions<Name> = {}): Signal<Name> {
  const say = (ad?: boolean) => ({ ad_storage: word(ad) });
  let queue: FrontQueue | undefined;
  return {
    needs: { ad: list(advertising ?? ('advertising' as Name)) },
    deny() {
      queue = inFront('uetq', ['consent', 'default', say()]);
    },
    tell: ({ ad }) => queue?.tell(['consent', 'update', say(ad)]),
    stop: () => queue?.stop(),
  };
}
