import { h } from 'preact';
import { consentOptions } from '../consentOptions';
import type { PageData } from '../portal/PageData';
import { Portal, titleOf } from '../portal/Portal';
import type { Translate } from '../portal/texts';
import { escapeHtml, renderToHtml } from './renderToHtml';
import { situation } from './situations';

/** @param drawn the notice, where the server draws it */
export function htmlPage(data: PageData, t: Translate, drawn = ''): string {
  const { embedding, language, theme, position, scenario } = data.place;
  const { head = '', before = '', after = '' } = situation(scenario, language);
  // The portal itself has no Arabic: only the direction of its page is shown.
  const direction = scenario === 'right-to-left' ? ' dir="rtl"' : '';
  return `<!doctype html>
<html lang="${language}"${direction} data-theme="${theme}" data-position="${position}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(titleOf({ data, t }))}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/portal.css">
<link rel="stylesheet" href="/qa.css">
${head}
<script src="/built/events.js"></script>
${embedding === 'tag' ? tagScripts(data) : npmScripts(data)}
<script defer src="/qa.js"></script>
</head>
<body>
${drawn}${before}
<div id="portal">${embedding === 'tag' ? renderToHtml(h(Portal, { data, t })) : ''}</div>
${after}
<div id="qa"></div>
</body>
</html>
`;
}

function tagScripts({ place }: PageData): string {
  const { preset, policy, ...rest } = consentOptions(place);
  const { version, url, ...further } = policy;
  const folder = place.scenario === 'ui-missing' ? '/without-lazy/dist' : '/dist';
  return `<script type="application/json" id="kelisim-options">${json({ ...rest, policy: further })}</script>
<script async src="${folder}/kelisim.js" data-preset="${preset}" data-policy-version="${version}" data-policy-url="${escapeHtml(url)}"></script>
<script defer src="/built/tagPortal.js"></script>`;
}

function npmScripts(data: PageData): string {
  const folder = data.place.scenario === 'ui-missing' ? '/without-lazy/built' : '/built';
  return `<script type="application/json" id="page-data">${json(data)}</script>
<script type="module" src="${folder}/npmPortal.js"></script>`;
}

/** Inert JSON inside a script element: `<` could end it. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
