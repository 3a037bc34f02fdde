import { LANGUAGES } from '../place';

const TITLES = { kk: 'Тестілеу стенді', ru: 'Стенд тестировщика', en: 'QA bench' } as const;
const SCRIPT = {
  kk: 'Стендке JavaScript керек.',
  ru: 'Стенду нужен JavaScript.',
  en: 'The bench needs JavaScript.',
} as const;

/** The page of the QA bench; `undefined`: the path is not one of it. */
export function benchPage(pathname: string): string | undefined {
  const language = LANGUAGES.find((code) => pathname === `/${code}/bench`);
  if (!language) return undefined;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLES[language]} · Kelisim</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/portal.css">
<link rel="stylesheet" href="/forms.css">
<link rel="stylesheet" href="/qa.css">
<script defer src="/built/qa.js"></script>
</head>
<body class="bench-page">
<div id="qa"><noscript><p>${SCRIPT[language]}</p></noscript></div>
</body>
</html>
`;
}
