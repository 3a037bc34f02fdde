/** The part of the options that decides what a record means; the same in the browser and on the server. */
export interface Model {
  /** The version of the policy; empty when it is not configured. */
  readonly version: string;
  /** Categories that the visitor can switch. */
  readonly optional: readonly string[];
  /** What each category and feature needs: names of categories, and `policy`. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  /** Names that stay closed whatever is decided. */
  readonly closed: readonly string[];
}

/** What a model is made from. */
export interface ModelOptions {
  readonly policy?: { readonly version?: unknown } | undefined;
  readonly categories?: readonly string[] | { readonly [name: string]: unknown } | undefined;
  readonly features?: { readonly [name: string]: FeatureNeeds | undefined } | undefined;
  readonly closed?: readonly string[];
}

interface FeatureNeeds {
  readonly needs?: readonly string[];
  readonly policy?: boolean;
}

/** A model of any options, right or wrong: what is wrong in them opens nothing. */
export function createModel({ policy, categories, features, closed = [] }: ModelOptions): Model {
  const names: readonly string[] = Array.isArray(categories) ? categories : Object.keys(categories ?? {});
  const optional = names.filter((name) => name !== 'necessary');
  const needs = new Map([...optional, 'necessary'].map((name) => [name, [name]]));
  for (const [name, feature] of Object.entries(features ?? {})) {
    const all = [feature?.needs ?? [], feature?.policy === true ? 'policy' : []].flat();
    // A feature without needs would be open to everybody, and one with the name of a category would speak for it.
    if (all.length && !needs.has(name)) needs.set(name, all);
  }
  const version = typeof policy?.version === 'string' ? policy.version : '';
  return { version, optional, needs, closed };
}
