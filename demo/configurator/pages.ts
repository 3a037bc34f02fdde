import type { Language } from '../place';

const WORDS = {
  kk: ['Келісім хабарламасын құрастыру', 'Құрастыру үшін JavaScript керек.'],
  ru: ['Собрать уведомление о согласии', 'Для сборки нужен JavaScript.'],
  en: ['Compose your consent notice', 'Composing needs JavaScript.'],
} as const;
const PATH = /^\/(kk|ru|en)\/configurator\/?$/;

/** The configurator's own pages; `undefined`: the path is not one of them. */
export function configuratorPage(pathname: string): string | undefined {
  if (pathname === '/configurator/preview') return previewPage();
  const [, language] = PATH.exec(pathname) ?? [];
  return language && shell(language as Language);
}

/** @param files whether it is a file of a static host, in the folder of its language */
export function shell(language: Language, files = false): string {
  const [title, script] = WORDS[language];
  const root = files ? '..' : '';
  const data = files
    ? ` data-files data-schema="${root}/dist/options.schema.json" data-preview="${root}/configurator/preview.html"`
    : '';
  return `<!doctype html>
<html lang="${language}"${data}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>${title} · Kelisim</title>
<link rel="icon" href="${root}/icon.svg">
<link rel="stylesheet" href="${root}/portal.css">
<link rel="stylesheet" href="${root}/forms.css">
<link rel="stylesheet" href="${root}/configurator.css">
<script defer src="${root}/built/configurator.js"></script>
</head>
<body>
<div id="configurator"><noscript><p>${script}</p></noscript></div>
</body>
</html>
`;
}

const line = (width: number) => `<i style="width:${width}%"></i>`;

/** A page that could be anybody's, under the notice. */
export const previewPage = (files = false) => `<!doctype html>
<html lang="kk"${files ? ' data-script="../dist/kelisim.js"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kelisim</title>
<style>
:root { color-scheme: light; background: #f6f8fa; }
:root[data-theme="dark"] { color-scheme: dark; background: #10161c; }
body { max-width: 60rem; margin: 0 auto; padding: 32px 24px; }
i { display: block; height: 14px; margin-block: 12px; border-radius: 7px; background: #8883; }
i:first-child { height: 28px; margin-block-end: 28px; border-radius: 10px; }
</style>
<script defer src="${files ? '..' : ''}/built/configuratorPreview.js"></script>
</head>
<body aria-hidden="true">${[40, 92, 88, 95, 60, 90, 84, 93, 38].map(line).join('')}</body>
</html>
`;
