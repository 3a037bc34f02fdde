import { h } from 'preact';
import { consentOptions } from '../consentOptions';
import type { PageData } from '../portal/PageData';
import { Portal, titleOf } from '../portal/Portal';
import type { Translate } from '../portal/texts';
import { escapeHtml, renderToHtml } from './renderToHtml';
import { situation } from './situations';

export interface PageExtras {
  /** The notice, where the server draws it. */
  readonly drawn?: string;
  /** Of the page's Content Security Policy. */
  readonly nonce?: string;
}

export function htmlPage(data: PageData, t: Translate, { drawn = '', nonce }: PageExtras = {}): string {
  const { embedding, language, theme, position, scenario, gpc, files } = data.place;
  const root = files ? '..' : '';
  const mark = nonce ? ` nonce="${nonce}"` : '';
  const { head = '', before = '', after = '' } = situation(scenario, language, mark);
  // The portal itself has no Arabic: only the direction of its page is shown.
  const direction = scenario === 'right-to-left' ? ' dir="rtl"' : '';
  return `<!doctype html>
<html lang="${language}"${direction} data-theme="${theme}" data-position="${position}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(titleOf({ data, t }))}</title>
<link rel="icon" href="${root}/icon.svg">
<link rel="stylesheet" href="${root}/portal.css">
${gpc ? `<script${mark} src="/built/withSignal.js"></script>` : ''}
${head}
${files ? '' : `<script${mark} src="/built/events.js"></script>`}
${embedding === 'tag' ? tagScripts(data, mark) : npmScripts(data, mark)}
</head>
<body>
${drawn}${before}
<div id="portal">${embedding === 'tag' ? renderToHtml(h(Portal, { data, t })) : ''}</div>
${after}
</body>
</html>
`;
}

function tagScripts({ place }: PageData, mark: string): string {
  const { preset, policy, ...rest } = consentOptions(place);
  const { version, url, ...further } = policy;
  const root = place.files ? '..' : '';
  const folder = place.scenario === 'ui-missing' ? '/without-lazy/dist' : `${root}/dist`;
  return `<script type="application/json" id="kelisim-options">${json({ ...rest, policy: further })}</script>
<script${mark} async src="${folder}/kelisim.js"${preset ? ` data-preset="${preset}"` : ''} data-policy-version="${version}"
  data-policy-url="${escapeHtml(url)}"></script>
<script${mark} defer src="${root}/built/tagPortal.js"></script>`;
}

function npmScripts(data: PageData, mark: string): string {
  const folder = data.place.scenario === 'ui-missing' ? '/without-lazy/built' : '/built';
  return `<script type="application/json" id="page-data">${json(data)}</script>
<script${mark} type="module" src="${folder}/npmPortal.js"></script>`;
}

/** Inert JSON inside a script element: `<` could end it. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
