import { list, type Purposes, type Signal } from './Signal';

/** The options of `meta`. */
export type MetaOptions<Name extends string = string> = Pick<Purposes<Name>, 'advertising'>;

type Fbq = ((...command: unknown[]) => void) & { queue?: unknown[]; callMethod?: unknown };

/**
 * Meta Pixel: `fbq('consent', 'revoke')` before `init` on every page, as its documentation asks, and `grant` once
 * advertising is allowed. Its snippet loads nothing where `fbq` exists, so `fbq` is not defined here: commands wait
 * until the snippet defines it, and then go to the front of its queue. Source:
 * https://developers.facebook.com/docs/facebook-pixel/implementation/gdpr
 */
export function meta<const Name extends string = never>({ advertising }: MetaOptions<Name> = {}): Signal<Name> {
  const page = window as unknown as { fbq?: Fbq };
  const waiting: unknown[][] = [];
  const say = (word: string) => {
    if (page.fbq) page.fbq('consent', word);
    else waiting.push(['consent', word]);
  };
  return {
    needs: { advertising: list(advertising ?? ('advertising' as Name)) },
    deny() {
      const { fbq } = page;
      if (fbq) handOver(fbq, [['consent', 'revoke']]);
      else {
        say('revoke');
        onceSet(page, 'fbq', (made) => handOver(made, waiting));
      }
    },
    tell: (allowed) => say(allowed.advertising ? 'grant' : 'revoke'),
  };
}

function handOver(fbq: Fbq, commands: readonly unknown[][]): void {
  if (fbq.queue && !fbq.callMethod) fbq.queue.unshift(...commands);
  else for (const command of commands) fbq(...command);
}

/** Calls back after the script that sets a property of the page, which is a plain one from then on. */
function onceSet<Page extends object, Key extends keyof Page>(
  page: Page,
  key: Key,
  callback: (value: NonNullable<Page[Key]>) => void,
): void {
  Object.defineProperty(page, key, {
    configurable: true,
    get: () => undefined,
    set(value: NonNullable<Page[Key]>) {
      Object.defineProperty(page, key, { value, writable: true, enumerable: true, configurable: true });
      queueMicrotask(() => callback(value));
    },
  });
}
