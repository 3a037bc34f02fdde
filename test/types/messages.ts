// Compiled, never run: each line under `@ts-expect-error` must not compile, everything else must.
import i18next from 'i18next';
import { fromI18next } from '../../src/i18next';
import { createConsent, type Language, type MessageTable } from '../../src/index';
import { portal } from '../fixtures/options';

/** Keys of `messages` are those of English, plural suffixes included. */
export function keys() {
  createConsent({
    ...portal,
    messages: {
      kk: { 'notice.title': 'x', 'button.reopen': 'y', 'embed.once': 'z', 'brief.c3-3-1': 'w' },
      ru: { 'table.days_few': '{{count}} x' },
      ur: { 'notice.title': 'x', 'language.name': 'y' },
    },
  });
  // @ts-expect-error a misspelt key
  createConsent({ ...portal, messages: { kk: { 'notice.titel': 'x' } } });
  // @ts-expect-error a misspelt key beside a right one
  createConsent({ ...portal, messages: { kk: { 'notice.title': 'x', 'notice.titel': 'x' } } });
  // @ts-expect-error the text has plural forms
  createConsent({ ...portal, messages: { kk: { 'table.days': 'x' } } });
  // @ts-expect-error the text has none
  createConsent({ ...portal, messages: { kk: { 'notice.title_one': 'x' } } });
  // @ts-expect-error a text is a string
  createConsent({ ...portal, messages: { kk: { 'notice.title': 1 } } });
  // @ts-expect-error the names of the layers are no part of the keys
  createConsent({ ...portal, messages: { kk: { 'first.notice.title': 'x' } } });
}

// @ts-expect-error a whole language lacks texts
export const incomplete = { 'notice.title': 'x' } satisfies Language;

export const table: MessageTable = { ur: { 'notice.title': 'x' } };

/** The names of the portal stay known behind i18next. */
export function behindI18next() {
  const consent = createConsent(fromI18next(i18next, portal));
  consent.allows('statistics');
  // @ts-expect-error a misspelt category
  consent.allows('statistic');
  // @ts-expect-error texts come from i18next, or from the option
  fromI18next(i18next, { ...portal, messages: {} });
  // @ts-expect-error no instance
  fromI18next({}, portal);
}
