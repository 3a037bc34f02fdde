import { DEFAULT_LANGUAGE, LANGUAGES } from './languages';
import { type TextTable, translate, type Values } from './translate';

/** The tables of a part, by language. */
export interface TextTables {
  readonly [language: string]: TextTable;
}

/** What a portal's own texts say instead of ours (`kelisim.messages.js`). */
export interface PortalTexts {
  /** `undefined` where the portal has no text of its own. */
  translate(language: string, key: string, values: Values): string | undefined;
  /** The language of ours that serves a language; `undefined` where Kazakh does. */
  baseOf(language: string): string | undefined;
  /** Every language of the switch, with its name there. */
  readonly switchNames: readonly (readonly [code: string, name: string])[];
  directionOf(language: string): 'ltr' | 'rtl';
  /** Is handed our tables as parts bring them. */
  add(tables: TextTables): void;
}

/** The texts of the page. A part that is loaded later adds its own. */
export interface Texts {
  /** The text of a key; empty where there is none. */
  translate(language: string, key: string, values?: Values): string;
  add(tables: TextTables): void;
  /** Puts a portal's own texts over ours. */
  setPortalTexts(portalTexts: PortalTexts): void;
  readonly switchNames: PortalTexts['switchNames'];
  directionOf(language: string): 'ltr' | 'rtl';
  /** The language of ours that serves a language: itself, else Kazakh. */
  baseOf(language: string): string;
}

export function createTexts(first: TextTables): Texts {
  const all: { [language: string]: TextTable } = {};
  const added: TextTables[] = [];
  let portalTexts: PortalTexts | undefined;
  const baseOf = (language: string) =>
    LANGUAGES[language] ? language : (portalTexts?.baseOf(language) ?? DEFAULT_LANGUAGE);
  const add = (tables: TextTables) => {
    if (added.includes(tables)) return;
    added.push(tables);
    for (const [language, table] of Object.entries(tables)) all[language] = { ...all[language], ...table };
    portalTexts?.add(tables);
  };
  add(first);

  return {
    add,
    baseOf,
    translate(language, key, values = {}) {
      const base = baseOf(language);
      return portalTexts?.translate(language, key, values) ?? translate(all[base] ?? {}, base, key, values) ?? '';
    },
    setPortalTexts(next) {
      portalTexts = next;
      for (const tables of added) portalTexts.add(tables);
    },
    get switchNames() {
      return portalTexts?.switchNames ?? Object.entries(LANGUAGES);
    },
    directionOf: (language) => portalTexts?.directionOf(language) ?? 'ltr',
  };
}
