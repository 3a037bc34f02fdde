import { createWording, type Wording } from '../notice/createWording';
import type { ConsentOptions, CookieOptions } from '../options/ConsentOptions';
import { cookieRows, HEADING_LEVEL } from '../settings/cookieRows';
import { cookiesOf } from '../settings/cookiesOf';
import { purposeOf } from '../settings/purposeOf';
import { withoutLinks } from '../settings/withoutLinks';
import { assertOption } from './assertOption';
import { escapeHtml, serverTexts } from './renderNotice';
import { usableConfig } from './usableConfig';

/** The options of the browser, and what the page around the list needs. */
export interface CookieTableOptions extends ConsentOptions {
  /** `kk`, `ru`, `en`, or a language of `messages`. */
  readonly language: string;
  /** The level of the headings, 1 to 6. Default 3. */
  readonly level?: number;
}

/**
 * The list of cookies and their purposes as HTML, for the page of the policy: the same categories, cookies and words as
 * in the settings of the notice, from the same options.
 *
 * It brings no styles: the element has the attribute `data-kelisim-table`, and each cell its heading as `data-heading`,
 * so that the page can show the tables as cards on phones.
 *
 * @example
 * const html = renderCookieTable({ ...options, language: 'kk' });
 *
 * @throws {ConfigError} for options that stop deciding; one that does not exist is ignored, and said on the console
 */
export function renderCookieTable(options: CookieTableOptions): string {
  const { level = HEADING_LEVEL, ...own } = options;
  assertOption(
    Number.isInteger(level) && level >= 1 && level <= 6,
    'level',
    `is ${level}. Expected 1 to 6, such as 3`,
    'docs/API.md#cookietableoptions',
  );
  const config = usableConfig(own);
  const texts = serverTexts(config);
  const { language, model } = config;
  const wording = createWording(config, texts, language);
  const parts = ['necessary', ...model.optional].map((name) => category(wording, name, level));
  const direction = texts.directionOf(language) === 'rtl' ? ' dir="rtl"' : '';
  return `<div data-kelisim-table lang="${escapeHtml(language)}"${direction}>${parts.join('')}</div>`;
}

const plain = (words: string) => escapeHtml(withoutLinks(words));

function category(wording: Wording, name: string, level: number): string {
  const { t, titleOf } = wording;
  const cookies = cookiesOf(wording, name);
  const purpose = purposeOf(wording, name);
  const unnamed = t('settings.notSaid', { list: t('settings.cookieList') });
  const list = cookies.length ? table(wording, cookies) : `<p>${plain(unnamed)}</p>`;
  return `<h${level}>${escapeHtml(titleOf(name))}</h${level}>${purpose ? `<p>${plain(purpose)}</p>` : ''}${list}`;
}

function table(wording: Wording, cookies: readonly CookieOptions[]): string {
  const { headings: words, rows } = cookieRows(wording, cookies);
  const headings = words.map(escapeHtml);
  const lines = rows.map(({ name, cells }) => {
    const others = cells.map((cell, index) => `<td data-heading="${headings[index + 1]}">${escapeHtml(cell)}</td>`);
    return `<tr><th scope="row" data-heading="${headings[0]}"><code>${escapeHtml(name)}</code></th>${others.join('')}</tr>`;
  });
  const head = headings.map((heading) => `<th scope="col">${heading}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}
