import { readFileSync } from 'node:fs';

export const LANGUAGES = ['kk', 'ru', 'en'] as const;
/** The loading regimes of texts: with the core, gated content, resuming, the notice, the second layer. */
export type Layer = 'core' | 'gates' | 'resume' | 'first' | 'more';

export type Resource = { [key: string]: string | Resource };

export function readLocale(language: string): { [layer in Layer]: Resource } {
  return JSON.parse(readFileSync(new URL(`../locales/${language}.json`, import.meta.url), 'utf8'));
}

/** Every key of a resource, with its plural suffix, joined by dots as i18next does. */
export function keysOf(resource: Resource, prefix = ''): string[] {
  return Object.entries(resource).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix + key}.`),
  );
}
