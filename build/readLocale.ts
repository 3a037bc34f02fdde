import { readFileSync } from 'node:fs';

export const LANGUAGES = ['kk', 'ru', 'en'] as const;
/** The texts of `kelisim.js`, and of the parts. */
export const LAYERS = ['first', 'second', 'embeds', 'companion'] as const;
export type Layer = (typeof LAYERS)[number];

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
