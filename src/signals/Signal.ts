import type { Needs, Purposes } from '../options/SignalsOptions';

/** What is allowed, by the vendor's own word for it. */
export type Switches = { readonly [purpose: string]: boolean };

/**
 * What one vendor hears, in the vendor's own calls. Made by `google()`, `yandex()` and the others, used by `connect`.
 */
export interface Signal<Name extends string = string> {
  /** The vendor's own words, and what has to be open for each. */
  readonly needs: { readonly [purpose: string]: readonly Name[] };
  /** Says that nothing is allowed: at once, before the vendor's tag runs. */
  deny(): void;
  /** Says what is allowed now. */
  tell(allowed: Switches): void;
  /** Ends what it watches. */
  stop?(): void;
}

/** Hears of every change of the decision, after the vendors: what it starts finds them informed. */
export interface Announcement {
  /** Told after `connect`, and after each change; last of all signals. */
  announce(status: string, granted: readonly string[]): void;
}

/** As Google and Microsoft say it. */
export const word = (allowed?: boolean) => (allowed ? 'granted' : 'denied');

/** What has to be open for each purpose: what the portal names, else the category of the purpose's own name. */
export function purposesOf<Name extends string>({ statistics, advertising }: Purposes<Name>) {
  return {
    statistics: list(statistics ?? ('statistics' as Name)),
    advertising: list(advertising ?? ('advertising' as Name)),
  };
}

export function list<Name extends string>(needs: Needs<Name>): readonly Name[] {
  return ([] as Name[]).concat(needs);
}
