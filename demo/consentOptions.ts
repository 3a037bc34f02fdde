import type { ConsentOptions } from 'kelisim';
import { arabic } from './locales/kelisim.ar';
import { ownPolicy } from './ownPolicy';
import { linkFrom, type Place } from './place';

/** What the page and the server have in common. Version and date are the demo's own: the policy states neither. */
const shared = {
  preset: 'smartustaz',
  policy: { version: 'demo-2' },
  categories: {
    authorization: {
      cookies: [
        {
          name: 'demo_session',
          purpose: {
            kk: 'Жүйеге кіргеніңізді есте сақтайды',
            ru: 'Помнит, что вы вошли',
            en: 'Remembers that you have signed in',
          },
          duration: {
            kk: 'браузер жабылғанға дейін',
            ru: 'до закрытия браузера',
            en: 'until the browser is closed',
          },
        },
      ],
    },
    statistics: {
      cookies: [
        {
          name: 'demo_visits',
          purpose: {
            kk: 'Демонстрация: ашылған беттерді санайды',
            ru: 'Демонстрация: считает открытые страницы',
            en: 'Demonstration: counts the pages you open',
          },
          duration: 30,
        },
      ],
    },
    advertising: {
      cookies: [
        {
          name: 'demo_campaign',
          purpose: {
            kk: 'Демонстрация: қай жарнамадан келгеніңізді есте сақтайды',
            ru: 'Демонстрация: помнит, с какой рекламы вы пришли',
            en: 'Demonstration: remembers which advertisement you came from',
          },
          duration: 7,
        },
      ],
    },
  },
} as const satisfies ConsentOptions | { policy: object };

export const serverOptions = shared;

/** An earlier version, for the scenario `outdated`. */
export const EARLIER_VERSION = 'demo-1';
export const CATEGORIES = Object.keys(shared.categories);
/** Every gate, the preset's feature among them. */
export const GATES = ['necessary', ...CATEGORIES, 'account'];

/** Texts of the portal: a few in place of ours, or a whole language. */
function texts({ scenario, language }: Place): Pick<ConsentOptions, 'messages' | 'language'> {
  if (scenario === 'right-to-left') return { messages: { ar: arabic }, language: 'ar' };
  if (scenario !== 'own-texts') return { language };
  return {
    language,
    messages: {
      kk: { 'notice.title': 'Мұнда cookie бар', 'button.reopen': 'Cookie туралы' },
      ru: { 'notice.title': 'Здесь есть cookie', 'button.reopen': 'О cookie' },
      en: { 'notice.title': 'There are cookies here', 'button.reopen': 'On cookies' },
    },
  };
}

/** The same options for a page of the portal. */
export function consentOptions(place: Place): ConsentOptions {
  const { scenario, files, theme, position, layout } = place;
  const { preset, ...rest } = shared;
  return {
    ...(scenario === 'own-policy' ? ownPolicy : { preset }),
    ...rest,
    policy: {
      ...shared.policy,
      url: linkFrom(place, { page: 'policy', scenario: scenario === 'own-policy' ? scenario : undefined }),
      effective: '2026-01-15',
      changes: [
        {
          kk: 'Демонстрация үшін мысал: cookie файлдарының тізімі толықтырылды.',
          ru: 'Пример для демонстрации: список файлов cookie дополнен.',
          en: 'An example for the demonstration: the list of cookies has been completed.',
        },
      ],
    },
    theme,
    position,
    ...(layout && { layout }),
    // A static host has nothing that could store the record.
    ...(!files && { recordUrl: '/consent' }),
    ...texts(place),
    ...(scenario === 'wrong-domain' && { domain: 'gov.kz' }),
  };
}
