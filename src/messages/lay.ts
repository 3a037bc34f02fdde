import type { Brief, Messages } from '../core/lazy';
import { ourLanguages } from '../ui/languages';
import { allNames, baseOf, nameOf, placeholdersOf, placeOf } from './names';
import { sourceOf } from './source';
import type { MessageTable, Texts } from './TextKey';

/** The language of ours that serves another. */
export function servedBy(table: MessageTable, language: string): string {
  return ourLanguages().includes(language) ? language : (sourceOf(table)?.baseOf(language) ?? 'kk');
}

/** Our texts with those of the portal in their places. */
export function layTexts(ours: Messages, table: MessageTable, language: string): Messages {
  const own = ownTexts(table, language);
  const live = sourceOf(table);
  // Those that the views read as they are: for the rest they ask what translates in our place.
  const given = live ? allNames().filter((name) => placeholdersOf(name)?.length === 0) : Object.keys(own);
  const laid: { [place: string]: string } = { ...ours };
  if (!ourLanguages().includes(language)) dropForms(laid, given);
  for (const name of given) {
    const place = placeOf(name);
    const fallback = ours[place];
    if (!live) laid[place] = own[name as keyof Texts] ?? fallback ?? '';
    // Read anew each time that it is drawn: it may have been loaded meanwhile.
    else if (fallback !== undefined)
      Object.defineProperty(laid, place, { enumerable: true, get: () => own[name as keyof Texts] ?? fallback });
  }
  return laid;
}

/** The policy in brief likewise. */
export function layBrief(ours: Brief, table: MessageTable, language: string): Brief {
  const own = ownTexts(table, language);
  return ours.map(([clause, text]) => [clause, own[briefName(clause) as keyof Texts] ?? text] as const);
}

/** Ours, by name. */
export function namedTexts(ours: Messages, brief: Brief = []): { [name: string]: string } {
  const texts = Object.entries(ours).map(([place, text]) => [nameOf(place), text]);
  return Object.fromEntries([...texts, ...brief.map(([clause, text]) => [briefName(clause), text])]);
}

function ownTexts(table: MessageTable, language: string): Texts {
  return table[language] ?? {};
}

function briefName(clause: string): string {
  return `brief.${clause.includes('.') ? 'c' : 's'}${clause.replaceAll('.', '-')}`;
}

/** With one plural form of a new language come all of them: those of another would be in its way. */
function dropForms(texts: { [place: string]: string }, given: readonly string[]): void {
  const plural = new Set(given.filter((name) => baseOf(name) !== name).map((name) => placeOf(baseOf(name))));
  for (const place of Object.keys(texts)) if (plural.has(baseOf(place)) && baseOf(place) !== place) delete texts[place];
}
