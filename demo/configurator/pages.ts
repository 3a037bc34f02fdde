import type { Language } from '../place';

const WORDS = {
  kk: ['Келісім хабарламасын құрастыру', 'Құрастыру үшін JavaScript керек.'],
  ru: ['Собрать уведомление о согласии', 'Для сборки нужен JavaScript.'],
  en: ['Compose your consent notice', 'Composing needs JavaScript.'],
} as const;
const PATH = /^\/(kk|ru|en)\/configurator\/?$/;

/** The configurator's own pages; `undefined`: another's. */
export function configuratorPage(pathname: string): string | undefined {
  if (pathname === '/configurator/preview') return previewPage;
  const [, language] = PATH.exec(pathname) ?? [];
  return language && shell(language as Language);
}

function shell(language: Language): string {
  const [title, script] = WORDS[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Kelisim</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/portal.css">
<link rel="stylesheet" href="/configurator.css">
<script defer src="/built/configurator.js"></script>
</head>
<body>
<div id="configurator"><noscript><p>${script}</p></noscript></div>
</body>
</html>
`;
}

const line = (width: number) => `<i style="width:${width}%"></i>`;

/** A page that could be anybody's, for the notice to stand on. */
const previewPage = `<!doctype html>
<html lang="kk">
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
<script defer src="/built/configuratorPreview.js"></script>
</head>
<body aria-hidden="true">${[40, 92, 88, 95, 60, 90, 84, 93, 38].map(line).join('')}</body>
</html>
`;
