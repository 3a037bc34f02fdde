import * as enFirst from 'virtual:kelisim-texts/en.first';
import * as enMore from 'virtual:kelisim-texts/en.more';
import * as kkFirst from 'virtual:kelisim-texts/kk.first';
import * as kkMore from 'virtual:kelisim-texts/kk.more';
import * as ruFirst from 'virtual:kelisim-texts/ru.first';
import * as ruMore from 'virtual:kelisim-texts/ru.more';
import { h } from 'preact';
import { checkOptions } from '../check/checkOptions';
import { configError } from '../core/ConfigError';
import { resolveConfig } from '../core/config';
import { resolveLanguage } from '../core/language';
import type { Core, Messages } from '../core/lazy';
import type { ConsentOptions } from '../core/types';
import widgetCss from '../core/widget.css?inline';
import barCss from '../layouts/bar.css?inline';
import centerCss from '../layouts/center.css?inline';
import { Notice } from '../ui/Notice';
import noticeCss from '../ui/notice.css?inline';
import { createScene } from '../ui/scene';
import { sha256 } from '../ui/sha256';
import { createViews } from '../ui/views';
import { layMessages } from './layMessages';
import { readConsent } from './readConsent';
import { escapeHtml, renderTree } from './renderTree';
import { replaceControls } from './replaceControls';
import staticCss from './staticNotice.css?inline';

const TEXTS: Readonly<Record<string, Messages>> = {
  kk: { ...kkFirst.default, ...kkMore.default },
  ru: { ...ruFirst.default, ...ruMore.default },
  en: { ...enFirst.default, ...enMore.default },
};
/** The parameter by which the notice's own links switch its language. */
const PARAMETER = 'kelisim-language';

/** The options of the browser, and where the form goes. */
export interface RenderOptions extends ConsentOptions {
  /** Where the form goes: the address of `createConsentHandler`. */
  readonly action: string;
  /** Of the page's CSP, for the style sheet. */
  readonly nonce?: string;
  /** The address of `kelisim.notice.css`, for a CSP that allows style sheets by file only. Default: the sheet is in the page. */
  readonly stylesheet?: string;
}

/** The sheet of the notice that the server draws: `kelisim.notice.css`. */
export const noticeStyles = `${widgetCss}${noticeCss}${staticCss}${barCss}${centerCss}`;

/**
 * The notice as HTML, to stand anywhere in `<body>`: shown in the first paint, and used without script. It is empty for a
 * visitor who need not decide, so the page varies: `Cache-Control: private`, `Vary: Cookie`. When the script arrives, it
 * takes the notice over.
 *
 * @example
 * const notice = renderNotice({ request, options: { ...options, action: '/consent' } });
 *
 * @throws {ConfigError} for options that cannot be right
 */
export function renderNotice({
  request,
  options,
}: {
  readonly request: Request;
  readonly options: RenderOptions;
}): string {
  const { action, nonce, stylesheet } = options;
  const url = new URL(request.url);
  const wish = options.language ?? url.searchParams.get(PARAMETER) ?? '';
  const accepted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().split(';')[0] ?? '');
  const known = Object.keys({ ...TEXTS, ...options.messages });
  const language = resolveLanguage([wish, ...accepted], known);
  const resolved = { ...options, language };
  const config = resolveConfig(resolved);
  checkOptions(config, configError);
  const { texts, own, dir } = layMessages(config, TEXTS);
  const reading = readConsent(request.headers.get('cookie'), resolved);
  if (reading.status !== 'undecided' && reading.status !== 'outdated') return '';

  const core = { config, own, ...reading, unknown: configError } as unknown as Core;
  const page = { address: url.href, signal: request.headers.get('sec-gpc') === '1' };
  const views = reading.status === 'outdated' ? createViews() : undefined;
  const scene = createScene(core, texts, undefined, language, {}, () => {}, views, page);
  const inLanguage = (code: string) => {
    const there = new URL(url);
    there.searchParams.set(PARAMETER, code);
    return pathOf(there);
  };
  const { html, text } = renderTree(<Notice scene={scene} />, replaceControls(scene, inLanguage));
  const back = new URL(url);
  back.searchParams.delete(PARAMETER);
  const hidden = { lang: language, text: hash(text), back: pathOf(back) };
  const fields = Object.entries(hidden)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('');
  const styles = stylesheet
    ? `<link rel="stylesheet" href="${escapeHtml(stylesheet)}">`
    : `<style${nonce ? ` nonce="${escapeHtml(nonce)}"` : ''}>${noticeStyles}</style>`;
  const { theme, position, layout } = config;
  return `<kelisim-widget data-static lang="${language}"${dir ? ` dir="${dir}"` : ''} data-theme="${theme}" data-position="${position}"${layout ? ` data-layout="${layout}"` : ''}><template shadowrootmode="open">${styles}<div><form method="post" action="${escapeHtml(action)}">${fields}${html}</form></div></template></kelisim-widget>`;
}

/** Of this site: a path that begins with `//` would be the name of another. */
function pathOf({ pathname, search }: URL): string {
  return `${pathname.replace(/^\/+/, '/')}${search}`;
}

/** The first 16 hex digits of SHA-256, as in the record. */
function hash(text: string): string {
  const bytes = sha256(new TextEncoder().encode(text));
  return [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
