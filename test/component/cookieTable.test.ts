import { beforeEach, describe, expect, it } from 'vitest';
import { renderCookieTable } from '../../src/server';
import { cleanUpAfterEach, createStage, idle, loaded, painted } from '../fixtures/instance';
import { smart } from '../fixtures/options';

cleanUpAfterEach();
beforeEach(() => document.body.replaceChildren());

const CATEGORIES = {
  authorization: {
    cookies: [{ name: 'sid', purpose: { kk: 'Кіру', ru: 'Вход <b>', en: 'Sign-in [3.3.1]' }, duration: 7 }],
  },
  statistics: { cookies: [{ name: '_ym', provider: 'Yandex', duration: { kk: 'бір жыл', ru: 'год', en: 'a year' } }] },
  advertising: {},
} as const;
const OPTIONS = { ...smart, categories: CATEGORIES };

const add = (level = '') => {
  const element = document.createElement('div');
  element.setAttribute('data-kelisim-table', level);
  document.body.append(element);
  return element;
};
/** What is inside the element that the server writes, as this DOM serializes it. */
const serverList = (language: string, level = 3) => {
  const box = document.createElement('div');
  box.innerHTML = renderCookieTable({ ...OPTIONS, language, level });
  return box.firstElementChild?.innerHTML;
};
const drawn = async () => {
  await painted();
  await idle();
};
const start = (more = {}) => createStage({ autoShow: false, categories: CATEGORIES, ...more });

describe('the list of cookies in the page', () => {
  it.each(['kk', 'ru', 'en'])('is that of the server in %s', async (language) => {
    const element = add();
    start({ language });
    await drawn();
    expect(element.innerHTML).toBe(serverList(language));
    expect([element.lang, element.dir]).toEqual([language, 'ltr']);
  });

  it('takes the level of its headings from the attribute', async () => {
    const element = add('2');
    start({ language: 'en' });
    await drawn();
    expect(element.innerHTML).toBe(serverList('en', 2));
  });

  it('follows the language', async () => {
    const element = add();
    const { consent } = start();
    await drawn();
    await consent.setLanguage('ru');
    await drawn();
    expect(element.innerHTML).toBe(serverList('ru'));
    expect(element.lang).toBe('ru');
  });

  it('comes also where the element is added later, again and again', async () => {
    const stage = start({ language: 'en' });
    await drawn();
    expect(loaded(stage)).not.toContain('settings');
    for (const _time of [1, 2]) {
      const box = document.createElement('section');
      box.innerHTML = '<div data-kelisim-table></div>';
      document.body.replaceChildren(box);
      await drawn();
      expect(box.firstElementChild?.innerHTML).toBe(serverList('en'));
    }
  });

  it('leaves alone what the server has filled in', async () => {
    const element = add();
    element.innerHTML = '<p>Written by the server</p>';
    start();
    await drawn();
    expect(element.innerHTML).toBe('<p>Written by the server</p>');
    expect(element.hasAttribute('dir')).toBe(false);
  });

  it('needs no other file in a page without it', async () => {
    const stage = start();
    await drawn();
    expect(loaded(stage)).toEqual([]);
  });

  it('goes with the instance', async () => {
    const element = add();
    const { consent } = start();
    await drawn();
    consent.destroy();
    expect([element.innerHTML, element.hasAttribute('lang')]).toEqual(['', false]);
  });
});
