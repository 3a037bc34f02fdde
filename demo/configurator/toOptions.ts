import en from '../../locales/en.json';
import kk from '../../locales/kk.json';
import ru from '../../locales/ru.json';
import type { ConsentOptions } from '../../src/index';
import type { CookieDraft, Draft, SignalsDraft } from './Draft';

/** What stands in `kelisim-options`: nothing that is as by default. */
export type Options = ConsentOptions & { readonly signals?: { readonly [vendor: string]: unknown } };

/** The preset's operator: only beside its BIN does the name have to be said. */
const PRESET_NAME = {
  kk: kk.first.smartustaz.operator,
  ru: ru.first.smartustaz.operator,
  en: en.first.smartustaz.operator,
};

export function toOptions(draft: Draft): Options {
  const { preset, version, url, effective, categories, features, layout, position, theme, language, term } = draft;
  const { bin, button } = draft;
  const name = preset ? PRESET_NAME : nameOf(draft.operator);
  const signals = signalsOf(draft.signals);
  return {
    ...(preset && { preset: 'smartustaz' }),
    ...((!preset || bin) && { operator: { name, ...(bin && { bin }) } }),
    policy: { version, url, ...(effective && { effective }) },
    ...(categories.length > 0 && {
      categories: Object.fromEntries(
        categories.map(({ name, cookies }) => [name, cookies.length > 0 ? { cookies: cookies.map(cookieOf) } : {}]),
      ),
    }),
    ...(features.length > 0 && {
      features: Object.fromEntries(
        features.map(({ name, needs, policy }) => [name, { needs, ...(policy && { policy }) }]),
      ),
    }),
    ...(layout !== 'card' && { layout }),
    ...(position !== 'start' && { position }),
    ...(theme !== 'auto' && { theme }),
    ...(language && { language }),
    ...(term !== '180' && { term: Number(term) }),
    ...(!button && { button }),
    ...(Object.keys(signals).length > 0 && { signals }),
  };
}

/** One text where all languages say the same. */
function nameOf(operator: Draft['operator']): string | { [language: string]: string } {
  const given = Object.entries(operator).filter(([, name]) => name.trim() !== '');
  const [first = ''] = given.map(([, name]) => name);
  return given.every(([, name]) => name === first) ? first : Object.fromEntries(given);
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

function signalsOf({ yandex, ...flags }: SignalsDraft): { [vendor: string]: unknown } {
  return {
    ...Object.fromEntries(Object.entries(flags).filter(([, on]) => on)),
    ...(yandex && { yandex: { id: /^\d+$/.test(yandex) ? Number(yandex) : yandex } }),
  };
}
