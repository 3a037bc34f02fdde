import type { MessageTable } from '../TextKey';

export interface Values {
  readonly [name: string]: string | number | undefined;
}

/** What translates in our place, such as i18next. It never throws. */
export interface Source {
  /** The language of ours whose code, and whose texts where there are no others, serve a language; else Kazakh does. */
  baseOf(language: string): string | undefined;
  /** Takes our texts, by key, once they are loaded. */
  add(language: string, texts: { readonly [key: string]: string }): void;
  /** `undefined` where it has no text. */
  translate(language: string, key: string, values: Values): string | undefined;
}

// A symbol of the registry: `kelisim/i18next` and the part that asks it are different files.
const SOURCE = 'kelisim.source';

export function withSource(table: MessageTable, source: Source): MessageTable {
  return Object.defineProperty({ ...table }, Symbol.for(SOURCE), { value: source });
}

export function sourceOf(table: MessageTable): Source | undefined {
  return Reflect.get(table, Symbol.for(SOURCE));
}
