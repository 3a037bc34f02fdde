import type { ConsentOptions } from 'kelisim';
import { type CookieDraft, DISCLOSED, type Draft, type Local, type MessageDraft, type SignalsDraft } from './Draft';

/** What stands in `kelisim-options`: nothing that is as by default. */
export type Options = ConsentOptions & { readonly signals?: { readonly [vendor: string]: unknown } };

/** The operator of the preset: its BIN stands beside its name. */
const PRESET_NAME = {
  kk: '«"El Umiti" қоры» корпоративтік қоры',
  ru: 'корпоративный фонд «"El Umiti" қоры»',
  en: 'the corporate fund “‘El Umiti’ Qory”',
};

type Text = string | { [language: string]: string };

export function toOptions(draft: Draft): Options {
  const { preset, version, url, effective, features, layout, position, theme, language, term } = draft;
  const { bin, button, domain, renewUrl, portal } = draft;
  const name = preset ? PRESET_NAME : (textOf(draft.operator) ?? '');
  const changes = linesOf(draft.changes);
  const categories = Object.fromEntries(draft.categories.map((category) => [category.name, categoryOf(category)]));
  const disclosure = disclosureOf(draft);
  const messages = messagesOf(draft.messages);
  const signals = signalsOf(draft.signals);
  return {
    ...(preset && { preset: 'smartustaz' }),
    ...((!preset || bin) && { operator: { name, ...(bin && { bin }) } }),
    policy: { version, url, ...(effective && { effective }), ...(changes.length > 0 && { changes }) },
    ...(draft.categories.length > 0 && { categories }),
    ...(features.length > 0 && {
      features: Object.fromEntries(
        features.map(({ name, needs, policy }) => [name, { needs, ...(policy && { policy }) }]),
      ),
    }),
    ...(Object.keys(disclosure).length > 0 && { disclosure }),
    ...(Object.keys(messages).length > 0 && { messages }),
    ...(layout !== 'card' && { layout }),
    ...(position !== 'start' && { position }),
    ...(theme !== 'auto' && { theme }),
    ...(language && { language }),
    ...(!draft.languageSwitch && { languageSwitch: false }),
    ...(term !== '180' && { term: Number(term) }),
    ...(!button && { button }),
    ...(domain && { domain }),
    ...(portal && { portal }),
    ...(renewUrl && { renewUrl }),
    ...(draft.reload && { reload: true }),
    ...(Object.keys(signals).length > 0 && { signals }),
  };
}

/** One text where all languages say the same; `undefined`: none was written. */
function textOf(local: Local): Text | undefined {
  const given = Object.entries(local).filter(([, text]) => text.trim() !== '');
  const [first] = given.map(([, text]) => text);
  return given.every(([, text]) => text === first) ? first : Object.fromEntries(given);
}

/** A line each; the first line of one language belongs to the first of the others. */
function linesOf(local: Local): Text[] {
  const lines = { kk: local.kk.split('\n'), ru: local.ru.split('\n'), en: local.en.split('\n') };
  const count = Math.max(...Object.values(lines).map(({ length }) => length));
  const of = (list: readonly string[], index: number) => (list[index] ?? '').trim();
  return Array.from({ length: count }, (_, index) =>
    textOf({ kk: of(lines.kk, index), ru: of(lines.ru, index), en: of(lines.en, index) }),
  ).filter((line) => line !== undefined);
}

function categoryOf({ title, purpose, cookies }: Draft['categories'][number]) {
  const [named, meant] = [textOf(title), textOf(purpose)];
  return {
    ...(named && { title: named }),
    ...(meant && { purpose: meant }),
    ...(cookies.length > 0 && { cookies: cookies.map(cookieOf) }),
  };
}

function cookieOf({ name, purpose, duration }: CookieDraft) {
  const days = Number(duration);
  return {
    name,
    ...(purpose && { purpose }),
    // Words are a duration as well.
    ...(duration && { duration: Number.isFinite(days) ? days : duration }),
  };
}

function disclosureOf({ automatic, disclosure }: Draft): { [name: string]: Text | Text[] } {
  const lines = linesOf(automatic);
  const texts = DISCLOSED.map((name) => [name, textOf(disclosure[name])] as const);
  return {
    ...(lines.length > 0 && { automatic: lines }),
    ...Object.fromEntries(texts.flatMap(([name, text]) => (text ? [[name, text]] : []))),
  };
}

function messagesOf(messages: readonly MessageDraft[]): { [language: string]: { [key: string]: string } } {
  const table: { [language: string]: { [key: string]: string } } = {};
  for (const { language, key, text } of messages.filter(({ text }) => text !== '')) {
    // `Object.fromEntries` and not assignment: `__proto__` would set the prototype.
    const texts = Object.fromEntries([...Object.entries(table[language] ?? {}), [key, text]]);
    Object.defineProperty(table, language, { value: texts, enumerable: true, configurable: true, writable: true });
  }
  return table;
}

function signalsOf({ yandex, ...flags }: SignalsDraft): { [vendor: string]: unknown } {
  return {
    ...Object.fromEntries(Object.entries(flags).filter(([, on]) => on)),
    ...(yandex && { yandex: { id: /^\d+$/.test(yandex) ? Number(yandex) : yandex } }),
  };
}
