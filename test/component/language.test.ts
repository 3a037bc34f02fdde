import { afterEach, describe, expect, it, vi } from 'vitest';
import { wishedLanguages } from '../../src/loading/wishedLanguages';
import { createConfig } from '../../src/options/createConfig';
import { normalizeLanguage, resolveLanguage } from '../../src/texts/languages';
import { portal } from '../fixtures/options';

describe('normalizeLanguage', () => {
  it.each([
    ['kk', 'kk'],
    ['kz', 'kk'],
    ['KZ', 'kk'],
    ['kaz', 'kk'],
    ['kk-KZ', 'kk'],
    ['kk_KZ', 'kk'],
    ['kz-KZ', 'kk'],
    ['kk-Cyrl-KZ', 'kk'],
    ['RU-ru', 'ru'],
    ['ru_RU.UTF-8', 'ru'],
    ['en-GB', 'en'],
    ['zz', 'zz'],
    ['kzz', 'kzz'],
    ['skz', 'skz'],
  ])('%s is %s', (code, language) => {
    expect(normalizeLanguage(code)).toBe(language);
  });
});

describe('resolveLanguage', () => {
  it.each([
    ['the first wish with texts', ['zz', 'ru-RU', 'en'], 'ru'],
    ['past empty wishes', ['', 'en'], 'en'],
    ['kk when none has texts', ['zz', 'de'], 'kk'],
    ['kk when nothing is wished', [], 'kk'],
    ['no language by its beginning', ['enm', 'run'], 'kk'],
  ])('takes %s', (_what, wishes, language) => {
    expect(resolveLanguage(wishes, ['kk', 'ru', 'en'])).toBe(language);
  });
});

describe('the language of the page', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    document.documentElement.lang = '';
  });

  const languageOf = (option: string | undefined, html: string, browser: string[]) => {
    document.documentElement.lang = html;
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(browser as never);
    return createConfig({ ...portal, ...(option && { language: option }) }, wishedLanguages()).language;
  };

  it('is the option before all', () => expect(languageOf('en', 'ru', ['kk'])).toBe('en'));
  it('is the option by any of its names', () => expect(languageOf('kk_KZ', 'ru', ['en'])).toBe('kk'));
  it('is that of <html> without an option', () => expect(languageOf(undefined, 'ru-KZ', ['en'])).toBe('ru'));
  it('is the browser’s where <html> has none', () =>
    expect(languageOf(undefined, '', ['de', 'en-US', 'ru'])).toBe('en'));
  it('is the browser’s where that of <html> has no texts', () =>
    expect(languageOf(undefined, 'de', ['ru'])).toBe('ru'));
  it('is Kazakh where nothing fits', () => expect(languageOf(undefined, 'de', ['fr', 'es'])).toBe('kk'));
  it('is that of a browser that has no list', () => {
    document.documentElement.lang = '';
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(undefined as never);
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('ru-KZ');
    expect(createConfig(portal, wishedLanguages()).language).toBe('ru');
  });
});
