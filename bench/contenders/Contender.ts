/** What a page is asked to hold, beside the notice. */
export interface Ask {
  /** Gated content, all of it in the category of statistics. */
  readonly gated?: { readonly kind: 'scripts' | 'elements'; readonly count: number };
  /** Whether the gated content is expected from the start: the visitor has accepted before. */
  readonly isExpected?: boolean;
  /** Cookies that the categories list in the preferences, all categories together. */
  readonly cookies?: number;
  /** The `Cookie` header, for pages that the server draws. */
  readonly cookie?: string;
}

/** What the pages of the bench hold, as real pages do: a few scripts that wait for consent. */
export const GATED = { gated: { kind: 'scripts', count: 3 } } as const satisfies Ask;

export interface Snippet {
  readonly head?: string;
  /** At the end of `body`. */
  readonly body?: string;
}

/** How it writes what waits for consent to statistics. */
export interface Gate {
  /** An inline script; without it, the snippet itself holds what is gated. */
  readonly script?: (code: string) => string;
  /** An image with this address. */
  readonly image?: (src: string) => string;
  /** Whether what is gated is part of the configuration, not of the markup. */
  readonly configured?: boolean;
}

/**
 * - `peer`: compared with
 * - `shown`: has no categories, preferences or script blocking, so it is shown and not counted
 * - `own`: Kelisim by its default tag
 * - `variant`: Kelisim delivered otherwise
 * - `limit`: what the same notice costs at least
 * - `blank`: the page without any notice
 */
export type Role = 'peer' | 'shown' | 'own' | 'variant' | 'limit' | 'blank';

/**
 * One of those who are measured: how it is embedded, seen and used. Places are CSS selectors, `>>>` enters a shadow
 * root.
 */
export interface Contender {
  readonly name: string;
  readonly title: string;
  readonly role: Role;
  /** What the server has for it, by address. */
  files(): Promise<ReadonlyMap<string, string | Buffer>>;
  /** Its ordinary embedding. What is decided it tells by `window.bench.known(yes)`. */
  snippet(ask: Ask): Snippet | Promise<Snippet>;
  /** The box of the notice. */
  readonly notice: string;
  readonly accept?: string;
  readonly settings?: string;
  readonly preferences?: string;
  readonly gate?: Gate;
  /** How long after its notice is there its buttons do nothing yet. */
  readonly deafMs?: number;
}
