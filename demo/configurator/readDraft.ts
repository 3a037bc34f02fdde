import { type Colours, DEFAULT, type Draft, LAYOUTS } from './Draft';

type Fields = { readonly [name: string]: unknown };

/** More than a form would be filled with by hand. */
const MOST = 40;
const LONGEST = 500;

/**
 * A draft out of anything: what a link says has been through other people's hands.
 * @throws naming what is not as a form would have it; what is missing is as by default
 */
export function readDraft(given: unknown): Draft {
  const all = fields(given, 'draft');
  const of = <Name extends keyof Draft>(name: Name) => (name in all ? all[name] : DEFAULT[name]);
  return {
    preset: flag(of('preset'), 'preset'),
    operator: each(['kk', 'ru', 'en'], fields(of('operator'), 'operator'), text),
    bin: text(of('bin'), 'bin'),
    version: text(of('version'), 'version'),
    url: text(of('url'), 'url'),
    effective: text(of('effective'), 'effective'),
    categories: list(of('categories'), 'categories', (category) => {
      const { name, cookies } = fields(category, 'categories');
      return {
        name: text(name, 'categories'),
        cookies: list(cookies, 'cookies', (cookie) =>
          each(['name', 'purpose', 'duration'], fields(cookie, 'cookies'), text),
        ),
      };
    }),
    features: list(of('features'), 'features', (feature) => {
      const { name, needs, policy } = fields(feature, 'features');
      return {
        name: text(name, 'features'),
        needs: list(needs, 'features', (need) => text(need, 'features')),
        policy: flag(policy, 'features'),
      };
    }),
    layout: oneOf(LAYOUTS, of('layout'), 'layout'),
    position: oneOf(['start', 'end'], of('position'), 'position'),
    theme: oneOf(['auto', 'light', 'dark'], of('theme'), 'theme'),
    language: oneOf(['', 'kk', 'ru', 'en'], of('language'), 'language'),
    term: text(of('term'), 'term'),
    button: flag(of('button'), 'button'),
    colours: each(['accent', 'onAccent', 'surface', 'text'], fields(of('colours'), 'colours'), colour) as Colours,
    signals: {
      ...each(['google', 'uet', 'clarity', 'meta'], fields(of('signals'), 'signals'), flag),
      yandex: text(fields(of('signals'), 'signals').yandex, 'yandex'),
    },
    base: text(of('base'), 'base'),
  };
}

function fail(name: string): never {
  throw new Error(`${name}: not as the form has it`);
}

function fields(value: unknown, name: string): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : fail(name);
}

function text(value: unknown, name: string): string {
  return typeof value === 'string' && value.length <= LONGEST ? value : fail(name);
}

function flag(value: unknown, name: string): boolean {
  return typeof value === 'boolean' ? value : fail(name);
}

function colour(value: unknown, name: string): string {
  const code = text(value, name);
  return /^(#[0-9a-f]{6})?$/.test(code) ? code : fail(name);
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown, name: string): Value {
  return values.find((known) => known === value) ?? fail(name);
}

function list<Item>(value: unknown, name: string, read: (item: unknown) => Item): Item[] {
  return Array.isArray(value) && value.length <= MOST ? value.map(read) : fail(name);
}

function each<Name extends string, Value>(
  names: readonly Name[],
  of: Fields,
  read: (value: unknown, name: string) => Value,
): { readonly [Key in Name]: Value } {
  return Object.fromEntries(names.map((name) => [name, read(of[name], name)])) as { [Key in Name]: Value };
}
