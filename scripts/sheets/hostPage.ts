import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export type Language = 'kk' | 'ru' | 'en';

export interface HostPage {
  readonly language: Language;
  readonly layout?: 'card' | 'bar' | 'center';
  /** Whether the page holds an embedded frame, an image and a script that wait for consent. */
  readonly embeds?: boolean;
  /** Whether the browser keeps no cookies. */
  readonly withoutCookies?: boolean;
}

/** The version that the pages ask about. An older one makes a record outdated. */
export const POLICY_VERSION = '2026-01';

const WORDS = {
  kk: ['Мұғалімге арналған курстар', 'Бұл — хабарлама тұратын беттің мысалы.'],
  ru: ['Курсы для учителя', 'Это пример страницы, на которой показано уведомление.'],
  en: ['Courses for teachers', 'This is an example of a page that shows the notice.'],
} as const;

const OPTIONS = {
  preset: 'smartustaz',
  policy: {
    version: POLICY_VERSION,
    url: '/policy',
    effective: '2026-01-15',
    changes: [
      {
        kk: 'Cookie файлдарының тізімі толықтырылды.',
        ru: 'Дополнен список файлов cookie.',
        en: 'The list of cookies has been completed.',
      },
    ],
  },
  categories: {
    statistics: {
      cookies: [
        {
          name: '_visits',
          purpose: {
            kk: 'Ашылған беттерді санайды',
            ru: 'Считает открытые страницы',
            en: 'Counts the pages you open',
          },
          duration: 30,
        },
      ],
    },
  },
} as const;

/** A portal's page with the built widget by script tag, in Roboto: the font of Android phones. */
function html({ language, layout = 'card', embeds = false, withoutCookies = false }: HostPage): string {
  const [title, text] = WORDS[language];
  const lines = Array.from({ length: 14 }, (_, index) => `<i style="width:${60 + ((index * 37) % 40)}%"></i>`);
  const held = `<iframe data-kelisim-needs="statistics" data-src="/policy" width="480" height="270" title="${title}"></iframe>
<img data-kelisim-needs="advertising" data-src="/policy" width="240" height="135" alt="${title}">`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; --kelisim-font: Roboto, system-ui; font: 16px/1.5 Roboto, system-ui }
body { max-width: 60rem; margin: 0 auto; padding: 24px 20px; background: light-dark(#f6f8fa, #10161c) }
i { display: block; height: 12px; margin-block: 14px; border-radius: 6px; background: #8884 }
iframe, img { max-width: 100% }
</style>
${withoutCookies ? `<script>Object.defineProperty(document, 'cookie', { get: () => '', set() {} })</script>` : ''}
<script type="application/json" id="kelisim-options">${JSON.stringify({ ...OPTIONS, layout })}</script>
<script async src="/dist/kelisim.js"></script>
</head>
<body><h1>${title}</h1><p>${text}</p>${embeds ? held : ''}${lines.join('')}</body>
</html>`;
}

/** Serves `dist/` and host pages on a free port of the loopback. */
export async function serveHostPages(): Promise<{ url(page: HostPage): string; close(): void }> {
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    try {
      if (pathname.startsWith('/dist/')) {
        const body = await readFile(join(ROOT, 'dist', normalize(pathname.slice('/dist'.length))));
        response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(body);
      } else {
        const page: HostPage = JSON.parse(searchParams.get('page') ?? '{"language":"kk"}');
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html(page));
      }
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: (page) => `${origin}/?page=${encodeURIComponent(JSON.stringify(page))}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
