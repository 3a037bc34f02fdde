import { names, numbered } from 'virtual:kelisim-texts/names';

export const FORM = /_(zero|one|two|few|many|other)$/;

// Made when they are needed: a bundle that only reads consent has none of this.
let list: readonly string[] | undefined;
let places: ReadonlyMap<string, string> | undefined;

/** The name of every text, without plural suffix. */
export function allNames(): readonly string[] {
  list ??= Object.keys(names);
  return list;
}

function allPlaces(): ReadonlyMap<string, string> {
  places ??= new Map(allNames().map((name, index) => [name, index < numbered ? `${index}` : name]));
  return places;
}

/** The name of what the views call `place`, a number in what is built; a plural suffix stays. */
export function nameOf(place: string | number): string {
  const base = baseOf(`${place}`);
  return (allNames()[+base] ?? base) + `${place}`.slice(base.length);
}

/** What the views call a text: the other way round. */
export function placeOf(name: string): string {
  const base = baseOf(name);
  return (allPlaces().get(base) ?? base) + name.slice(base.length);
}

/** Without its plural suffix. */
export function baseOf(name: string): string {
  return name.replace(FORM, '');
}

/** The placeholders of a text; `undefined` where there is none of that name. A text has plural forms (`#`), or it has none. */
export function placeholdersOf(name: string): readonly string[] | undefined {
  const base = baseOf(name);
  const [form, ...placeholders] = allPlaces().has(base) ? `${names[base]}`.split(' ') : [];
  return form === (base === name ? '' : '#') ? placeholders : undefined;
}
