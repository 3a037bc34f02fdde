import { type Colours, DEFAULT, DISCLOSED, type Draft, LAYOUTS, type Local, NO_TEXT } from './Draft';

type Fields = { readonly [name: string]: unknown };

/** More than a form would be filled with by hand. */
const MOST = 40;
const LONGEST = 2000;

/**
 * A draft out of anything: what a link says has been through other people's hands.
 * @throws naming what is not as a form would have it; what is missing is as by default
 */
export function readDraft(given: unknown): Draft {
  const all = fields(given, 'draft');
  const of = <Name extends keyof Draft>(name: Name) => (name in all ? all[name] : DEFAULT[name]);
  return {
    preset: flag(of('preset'), 'preset'),
    operator: local(of('operator'), 'operator'),
    bin: text(of('bin'), 'bin'),
    version: text(of('version'), 'version'),
    url: text(of('url'), 'url'),
    effective: text(of('effective'), 'effective'),
    changes: local(of('changes'), 'changes'),
    categories: list(of('categories'), 'categories', (category) => {
      // Links of earlier releases have neither title nor purpose.
      const { name, title = NO_TEXT, purpose = NO_TEXT, cookies } = fields(category, 'categories');
      return {
        name: text(name, 'categories'),
        title: local(title, 'categories'),
        purpose: local(purpose, 'categories'),
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
    automatic: local(of('automatic'), 'automatic'),
    disclosure: each(DISCLOSED, fields(of('disclosure'), 'disclosure'), local),
    messages: list(of('messages'), 'messages', (message) =>
      each(['language', 'key', 'text'], fields(message, 'messages'), text),
    ),
    layout: oneOf(LAYOUTS, of('layout'), 'layout'),
    position: oneOf(['start', 'end'], of('position'), 'position'),
    theme: oneOf(['auto', 'light', 'dark'], of('theme'), 'theme'),
    language: oneOf(['', 'kk', 'ru', 'en'], of('language'), 'language'),
    term: text(of('term'), 'term'),
    button: flag(of('button'), 'button'),
    languageSwitch: flag(of('languageSwitch'), 'languageSwitch'),
    domain: text(of('domain'), 'domain'),
    portal: text(of('portal'), 'portal'),
    renewUrl: text(of('renewUrl'), 'renewUrl'),
    reload: flag(of('reload'), 'reload'),
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

function local(value: unknown, name: string): Local {
  return each(['kk', 'ru', 'en'], fields(value, name), (one) => text(one, name));
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
