import { names, numbered } from 'virtual:kelisim-texts/names';

const FORM = /_(zero|one|two|few|many|other)$/;

/** The name of every text, without plural suffix. */
export const NAMES = /* @__PURE__ */ Object.keys(names);
// In a function, which bundlers drop where nothing is replaced.
const places = /* @__PURE__ */ createPlaces();

function createPlaces(): ReadonlyMap<string, string> {
  return new Map(NAMES.map((name, index) => [name, index < numbered ? `${index}` : name]));
}

/** The name of what the views call `place`, a number in what is built; a plural suffix stays. */
export function nameOf(place: string | number): string {
  const base = `${place}`.replace(FORM, '');
  return (NAMES[+base] ?? base) + `${place}`.slice(base.length);
}

/** What the views call a text: the other way round. */
export function placeOf(name: string): string {
  const base = baseOf(name);
  return (places.get(base) ?? base) + name.slice(base.length);
}

/** Without its plural suffix. */
export function baseOf(name: string): string {
  return name.replace(FORM, '');
}

/** The placeholders of a text; `undefined` where there is none of that name. A text has plural forms (`#`), or it has none. */
export function placeholdersOf(name: string): readonly string[] | undefined {
  const base = baseOf(name);
  const [form, ...placeholders] = places.has(base) ? `${names[base]}`.split(' ') : [];
  return form === (base === name ? '' : '#') ? placeholders : undefined;
}
