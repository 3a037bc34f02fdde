import { expect } from './ConfigError';
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

const NAME = /^(?!policy$)[a-z][a-z0-9-]*$/;
const VERSION = /^[\w.-]{1,32}$/;

/** @throws {ConfigError} */
export function createModel({ policy, categories, features }: ModelOptions): Model {
  const version = `${policy?.version ?? ''}`;
  expect(VERSION.test(version), 'policy.version', VERSION);
  const names: readonly string[] = Array.isArray(categories) ? categories : Object.keys(categories ?? {});
  const optional = names.filter((name) => name !== 'necessary');
  const needs = new Map([['necessary', ['necessary']]]);
  const add = (field: string, name: string, of: string[]) => {
    expect(NAME.test(name) && !needs.has(name), `${field}.${name}`, `${NAME}`);
    needs.set(name, of);
  };
  for (const name of optional) add('categories', name, [name]);
  for (const [name, feature] of Object.entries(features ?? {})) {
    const of = [feature?.needs ?? []].flat();
    const known = of.every((need) => ['necessary', ...optional].includes(need));
    if (feature?.policy) of.push('policy');
    // A misspelt `needs` must not open it to everybody.
    expect(known && of[0], `features.${name}.needs`, `${names}`);
    add('features', name, of);
  }
  return { version, optional, needs };
}
