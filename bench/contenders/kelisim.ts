import { readdir, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../build/bundle';
import type * as Server from '../../src/server';
import type { Ask, Contender, Snippet } from './Contender';
import { cookiesOf, PURPOSES } from './purposes';

const DIST = `${ROOT}dist`;
const KNOWN = `<script>document.addEventListener('kelisim:ready', () => bench.known(Kelisim.allows('statistics')));
document.addEventListener('kelisim:change', () => bench.known(Kelisim.allows('statistics')));</script>`;

const options = {
  preset: 'smartustaz',
  policy: { version: '2026-01', url: '/privacy' },
} as const;

/** All of `dist/`, as a host would put it beside its pages. */
async function files(): Promise<Map<string, Buffer>> {
  const names = (await readdir(DIST)).filter((name) => /^kelisim\..*(js|css)$/.test(name));
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, Buffer]> => [`/dist/${name}`, await readFile(`${DIST}/${name}`)]),
    ),
  );
}

/** The tag of the README. Cookies to list are too rich for attributes. */
function tag(file: string, { cookies }: Ask): string {
  const categories = Object.fromEntries(
    PURPOSES.map(({ name }, index) => [
      name,
      { cookies: cookiesOf(index, cookies).map((cookie) => ({ ...cookie, duration: 30 })) },
    ]),
  );
  const json = cookies
    ? `<script type="application/json" id="kelisim-options">${JSON.stringify({ categories })}</script>\n`
    : '';
  const { preset, policy } = options;
  return `${KNOWN}
${json}<script async src="/dist/${file}" data-preset="${preset}" data-policy-version="${policy.version}" data-policy-url="${policy.url}"></script>`;
}

const own = {
  files,
  notice: 'kelisim-widget >>> [part=notice]',
  accept: 'kelisim-widget >>> [part=notice] [data-action=accept-all]',
  settings: 'kelisim-widget >>> [part=notice] [data-action=settings]',
  preferences: 'kelisim-widget >>> [part=preferences]',
  gate: {
    script: (code: string) => `<script type="text/plain" data-kelisim-needs="statistics">${code}</script>`,
    image: (src: string) => `<img data-kelisim-needs="statistics" data-src="${src}" alt="">`,
  },
} as const;

/** By its default tag: one file for a first visit and a returning one. */
export const kelisim: Contender = {
  ...own,
  name: 'kelisim',
  title: 'Kelisim',
  role: 'own',
  snippet: (ask) => ({ head: tag('kelisim.js', ask) }),
};

/** A way of delivering it: what differs from the default tag. */
const variant = (name: string, title: string, snippet: (ask: Ask) => Snippet | Promise<Snippet>): Contender => ({
  ...own,
  name: `kelisim-${name}`,
  title: `Kelisim, ${title}`,
  role: 'variant',
  snippet,
});

export const variants: readonly Contender[] = [
  variant('all', 'one file', (ask) => ({ head: tag('kelisim.all.js', ask) })),
  variant('drawn', 'drawn by the server', async (ask) => ({
    head: tag('kelisim.js', ask),
    body: await drawn(ask.cookie),
  })),
  variant('fragment', 'fragment for any server', async (ask) => ({
    head: tag('kelisim.js', ask),
    body: await fragment(),
  })),
];

/** The same for every visitor, as `npx kelisim html` writes it. */
async function fragment(): Promise<string> {
  const { renderFragment }: typeof Server = await import(pathToFileURL(`${DIST}/server.js`).href);
  return renderFragment({ ...options, language: 'kk', action: '/consent' });
}

/** The notice as `kelisim/server` draws it; empty for whoever has decided. */
export async function drawn(cookie = ''): Promise<string> {
  const { renderNotice }: typeof Server = await import(pathToFileURL(`${DIST}/server.js`).href);
  const request = new Request('http://127.0.0.1/', { headers: { cookie } });
  return renderNotice({ request, options: { ...options, language: 'kk', action: '/consent' } });
}
