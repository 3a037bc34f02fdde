import type { ConsentOptions } from './types';

/** The part of the options that decides what a record means; the same in the browser and on the server. */
export interface Model {
  readonly version: string;
  /** Categories that the visitor can switch. */
  readonly optional: readonly string[];
  /** What each category and feature needs: names of categories, and `policy`. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
}

export type ModelOptions = Pick<ConsentOptions, 'categories' | 'features'> & {
  readonly policy: { readonly version?: string };
};

/** Of any options, right or wrong (`check/` says which): what is wrong in them opens nothing. */
export function createModel({ policy, categories, features }: ModelOptions): Model {
  const names: readonly string[] = Array.isArray(categories) ? categories : Object.keys(categories ?? {});
  const optional = names.filter((name) => name !== 'necessary');
  const needs = new Map([...optional, 'necessary'].map((name) => [name, [name]]));
  for (const [name, feature] of Object.entries(features ?? {})) {
    const of = [feature?.needs ?? [], feature?.policy ? 'policy' : []].flat();
    // What needs nothing would be open to everybody, and what took the name of a category would speak for it.
    if (of[0] && !needs.has(name)) needs.set(name, of);
  }
  return { version: `${policy?.version ?? ''}`, optional, needs };
}
