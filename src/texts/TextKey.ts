import type en from '../../locales/en.json';
import type { FORMS } from './pluralForms';

/** The keys of a resource as i18next joins them, plural suffixes included. */
type KeysOf<Resource, Prefix extends string = ''> = {
  [Key in keyof Resource & string]: Resource[Key] extends string
    ? `${Prefix}${Key}`
    : KeysOf<Resource[Key], `${Prefix}${Key}.`>;
}[keyof Resource & string];

type Layers = typeof en;
type Built =
  | { [Layer in keyof Layers]: KeysOf<Layers[Layer]> }[keyof Layers]
  // What the language switch calls this language; by default its own name for itself.
  | 'language.name';

/** Those with plural forms, without their suffix. */
type Plural = Built extends infer Key ? (Key extends `${infer Base}_other` ? Base : never) : never;
type Form = `${Plural}_${(typeof FORMS)[number] | 'other'}`;

/** The key of a text as code asks for it: without the suffix of a plural form. */
export type AskedKey = Exclude<Built, Form> | Plural;

/** A function that gives the text of a key, with its placeholders filled. */
export type Translate = (key: AskedKey, values?: { readonly [name: string]: string | number | undefined }) => string;

/**
 * The key of a text of Kelisim, as in `locales/en.json`: `notice.title`, `button.accept`; plural forms by i18next's
 * suffixes, `notice.term_few`.
 */
export type TextKey = Exclude<Built, `${Plural}_one`> | Form;

/** Of the preset `smartustaz`, and what has a default. */
type Optional = `${'brief' | 'smartustaz'}.${string}` | 'language.name' | Exclude<Form, `${Plural}_other`>;

/** Some texts of a language, by key; `{{operator}}` and the like are where ours have them. */
export type OwnTextTable = { readonly [Key in TextKey]?: string };

/**
 * A whole language: every text but those of the preset.
 *
 * @example
 * const ar = { 'notice.title': '…', … } satisfies Language;
 */
export type Language = { readonly [Key in Exclude<TextKey, Optional>]: string } & OwnTextTable;

/** Texts by language: under `kk`, `ru` and `en` those that replace ours; any other code is a new language. */
export interface MessageTable {
  readonly [language: string]: OwnTextTable;
}
