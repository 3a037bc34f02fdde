import embeds from 'virtual:kelisim-texts/embeds';
import first from 'virtual:kelisim-texts/first';
import second from 'virtual:kelisim-texts/second';
import { h } from 'preact';
import renderToString from 'preact-render-to-string';
import { createWording } from '../notice/createWording';
import { lawLine } from '../notice/lawLine';
import type { NoticeProps } from '../notice/NoticeProps';
import noticeCss from '../notice/notice.css?inline';
import widgetCss from '../notice/widget.css?inline';
import type { ConsentOptions } from '../options/ConsentOptions';
import type { Config } from '../options/createConfig';
import { shortHash } from '../record/hashText';
import { Notice, reason } from '../settings/noticeParts';
import { createTexts, type Texts } from '../texts/createTexts';
import { LANGUAGES, resolveLanguage } from '../texts/languages';
import { createPortalTexts } from '../texts/portal/createPortalTexts';
import { mapElements } from './mapElements';
import { readConsent } from './readConsent';
import { replaceControls } from './replaceControls';
import { sendsPrivacySignal } from './sendsPrivacySignal';
import staticCss from './staticNotice.css?inline';
import { textOfHtml } from './textOfHtml';
import { usableConfig } from './usableConfig';
import { shortened } from './wayBack';

/** The parameter by which the notice's own links switch its language. */
const PARAMETER = 'kelisim-language';

/** The options of the browser, and where the form goes. */
export interface RenderOptions extends ConsentOptions {
  /** Where the form goes: the address of `createConsentHandler`. */
  readonly action: string;
  /** Of the page's CSP, for the style sheet. */
  readonly nonce?: string;
  /**
   * The address of `kelisim.notice.css`, for a CSP that allows style sheets by file only. Default: the sheet is in the
   * page.
   */
  readonly stylesheet?: string;
  /** Unix seconds. Default: the server's clock. */
  readonly now?: number;
}

/** The sheet of the notice that the server draws: `kelisim.notice.css`. */
export const noticeStyles = `${widgetCss}${noticeCss}${staticCss}`;

/**
 * The notice as HTML, for any place in `<body>`: shown in the first paint, and used without script. It is empty for
 * a visitor who need not decide, so the page varies: `Cache-Control: private`, `Vary: Cookie`. When the script arrives,
 * it takes the notice over.
 *
 * @example
 * const notice = renderNotice({ request, options: { ...options, action: '/consent' } });
 *
 * @throws {ConfigError} for options that stop deciding; one that does not exist is ignored, and said on the console
 */
export function renderNotice({
  request,
  options,
}: {
  readonly request: Request;
  readonly options: RenderOptions;
}): string {
  const url = new URL(request.url);
  const config = pageConfig(request, url, options);
  const texts = serverTexts(config);
  const { status, record } = readConsent(request.headers.get('cookie'), { ...config.options, now: options.now });
  if (status !== 'undecided' && status !== 'outdated') return '';

  const { language } = config;
  const wording = createWording(config, texts, language);
  const gpc = sendsPrivacySignal(request);
  const inLanguage = (code: string) => {
    const there = new URL(url);
    there.searchParams.set(PARAMETER, code);
    return pathOf(there);
  };
  const props = { wording, status, record, gpc, address: url.href, ...(record && { reason }) };
  const { html, text } = drawNotice(props, texts, inLanguage);
  const back = new URL(url);
  back.searchParams.delete(PARAMETER);
  const fields = fieldsOf({ lang: language, text: shortHash(text), back: shortened(pathOf(back)) });
  const form = `<form method="post" action="${escapeHtml(options.action)}">${fields}${html}</form>`;
  return `<kelisim-widget ${attributesOf(config, texts)}><template shadowrootmode="open">${stylesOf(options)}${form}</template></kelisim-widget>`;
}

/**
 * The notice without script, and its canonical text.
 * @param inLanguage the address of the page in another language
 */
export function drawNotice(
  props: NoticeProps,
  texts: Texts,
  inLanguage: (code: string) => string,
): { readonly html: string; readonly text: string } {
  const { wording } = props;
  const { config, language } = wording;
  const tree = <Notice {...props} />;
  const html = renderToString(<div>{mapElements(tree, replaceControls(wording, inLanguage))}</div>)
    .slice('<div>'.length, -'</div>'.length)
    // A popover is not shown until a script shows it.
    .replace(' popover="manual"', '');
  return { html, text: `${textOfHtml(html)}\n${lawLine(config, language, texts.baseOf(language))}` };
}

/** @throws {ConfigError} */
function pageConfig(request: Request, url: URL, options: RenderOptions): Config {
  const accepted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().split(';')[0] ?? '');
  const wishes = [options.language ?? url.searchParams.get(PARAMETER) ?? '', ...accepted];
  const known = Object.keys({ ...LANGUAGES, ...options.messages });
  const { action: _action, nonce: _nonce, stylesheet: _stylesheet, now: _now, ...own } = options;
  return usableConfig({ ...own, language: resolveLanguage(wishes, known) });
}

/** All our texts, with those of the portal over them. */
export function serverTexts({ messages }: Config): Texts {
  const texts = createTexts(first);
  texts.add(second);
  texts.add(embeds);
  if (messages) texts.setPortalTexts(createPortalTexts(messages));
  return texts;
}

/** Hidden fields of a form. */
export function fieldsOf(values: { readonly [name: string]: string }): string {
  return Object.entries(values)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('');
}

/** Of the element that the server draws. */
export function attributesOf({ language, theme, position, layout }: Config, texts: Texts): string {
  const direction = texts.directionOf(language);
  return `data-static lang="${language}" dir="${direction}" translate="no" data-theme="${theme}" data-position="${position}" data-layout="${layout}"`;
}

export function stylesOf({ stylesheet, nonce }: Pick<RenderOptions, 'stylesheet' | 'nonce'>): string {
  if (stylesheet) return `<link rel="stylesheet" href="${escapeHtml(stylesheet)}">`;
  return `<style${nonce ? ` nonce="${escapeHtml(nonce)}"` : ''}>${noticeStyles}</style>`;
}

/** Of this site: a path that begins with `//` would be the name of another. */
function pathOf({ pathname, search }: URL): string {
  return `${pathname.replace(/^\/+/, '/')}${search}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For a text, and for an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
