import * as enFirst from 'virtual:kelisim-texts/en.first';
import * as enMore from 'virtual:kelisim-texts/en.more';
import * as kkFirst from 'virtual:kelisim-texts/kk.first';
import * as kkMore from 'virtual:kelisim-texts/kk.more';
import * as ruFirst from 'virtual:kelisim-texts/ru.first';
import * as ruMore from 'virtual:kelisim-texts/ru.more';
import { checkOptions } from '../check/checkOptions';
import { configError, expect } from '../core/ConfigError';
import { resolveConfig } from '../core/config';
import { COOKIE_NAME } from '../core/cookieValues';
import type { Core, Messages } from '../core/lazy';
import type { ConsentOptions, CookieOptions } from '../core/types';
import { AFTERLIFE } from '../decide/encode';
import { createScene } from '../ui/scene';
import { type MoreScene, purposeOf } from '../ui/views/moreScene';
import { layMessages } from './layMessages';
import { escapeHtml } from './renderTree';

const TEXTS: Readonly<Record<string, Messages>> = {
  kk: { ...kkFirst.default, ...kkMore.default },
  ru: { ...ruFirst.default, ...ruMore.default },
  en: { ...enFirst.default, ...enMore.default },
};

/** The options of the browser, and what the page around the list needs. */
export interface CookieTableOptions extends ConsentOptions {
  /** `kk`, `ru`, `en`, or a language of `messages`. */
  readonly language: string;
  /** The level of the headings, 1 to 6. Default 3. */
  readonly level?: number;
}

/**
 * The list of cookies and their purposes as HTML, for the page of the policy: the same categories, cookies and words as in the
 * settings of the notice, from the same options.
 *
 * It brings no styles: the element has the attribute `data-kelisim-table`, and each cell its heading as `data-heading`, so that
 * the page can show the tables as cards on phones.
 *
 * @example
 * const html = renderCookieTable({ ...options, language: 'kk' });
 *
 * @throws {ConfigError} for options that cannot be right
 */
export function renderCookieTable({ level = 3, ...options }: CookieTableOptions): string {
  expect(Number.isInteger(level) && level >= 1 && level <= 6, 'level', '1 to 6');
  const config = resolveConfig(options);
  checkOptions(config, configError);
  const { texts, own, dir } = layMessages(config, TEXTS);
  const core = { config, own, unknown: configError } as unknown as Core;
  const { language } = config;
  const scene = createScene(core, texts, undefined, language, {}, () => {}, undefined, { address: '' });
  const parts = ['necessary', ...config.model.optional].map((name) => category(scene, name, level));
  return `<div data-kelisim-table lang="${escapeHtml(language)}"${dir ? ` dir="${dir}"` : ''}>${parts.join('')}</div>`;
}

/** Clauses are named in brackets: a page of the portal's own has no view to which they could lead. */
const plain = (words: string) => escapeHtml(words.replace(/ ?\[([\d.]+)\]/g, ' ($1)'));

function category(scene: MoreScene, name: string, level: number): string {
  const { t, title } = scene;
  const ours: CookieOptions[] =
    name === 'necessary'
      ? [{ name: COOKIE_NAME, purpose: t('table.ownPurpose'), duration: scene.core.config.term + AFTERLIFE }]
      : [];
  const cookies = [...ours, ...(scene.category(name).cookies ?? [])];
  const purpose = purposeOf(scene, name);
  const list = cookies.length ? table(scene, cookies) : `<p>${plain(t('preferences.noCookies'))}</p>`;
  return `<h${level}>${plain(title(name))}</h${level}>${purpose ? `<p>${plain(purpose)}</p>` : ''}${list}`;
}

function table({ t, pick }: MoreScene, cookies: readonly CookieOptions[]): string {
  const headings = [t('table.name'), t('table.provider'), t('table.purpose'), t('table.duration')].map(plain);
  const duration = (of: CookieOptions['duration'] = '–') =>
    typeof of === 'number' ? t('table.days', { count: of }) : pick(of);
  const rows = cookies.map((cookie) => {
    const cells = [
      pick(cookie.provider ?? t('table.thisSite')),
      pick(cookie.purpose ?? '–'),
      duration(cookie.duration),
    ];
    const others = cells.map((cell, index) => `<td data-heading="${headings[index + 1]}">${plain(cell)}</td>`);
    return `<tr><th scope="row" data-heading="${headings[0]}"><code>${plain(cookie.name)}</code></th>${others.join('')}</tr>`;
  });
  const head = headings.map((heading) => `<th scope="col">${heading}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
