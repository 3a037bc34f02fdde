import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { ROOT } from '../../../build/bundle';
import { MODULES, readModule, withAddresses } from './portalModules';
import { useServer } from './useServer';

interface Site {
  /** The address of a page with this HTML. `{dist}` in it stands for the folder of the built files. */
  page(html: string, headers?: { [name: string]: string }): string;
  /** The address of something that a test answers by itself. */
  answer(listener: RequestListener): string;
  /** Files of `dist` that are missing from now on. */
  readonly missing: Set<string>;
}

/** Pages of a test, beside the built files, on a free port of the loopback. */
export function useSite(): Site {
  const pages = new Map<string, { html: string; headers: { [name: string]: string } }>();
  const answers = new Map<string, RequestListener>();
  const missing = new Set<string>();

  const origin = useServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const own = answers.get(pathname);
    if (own) return own(request, response);
    const page = pages.get(pathname);
    const file = pathname.startsWith('/dist/') && pathname.slice('/dist/'.length);
    try {
      // The browser asks for it by itself, once, whatever a test looks at.
      if (pathname === '/favicon.ico') response.writeHead(204).end();
      else if (page)
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
      else if (file && !missing.has(file)) {
        const body = withAddresses(await readFile(join(ROOT, 'dist', file), 'utf8'));
        response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(body);
      } else if (pathname.startsWith(MODULES)) {
        const body = await readModule(pathname);
        response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(body);
      } else response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    } catch {
      response.writeHead(404).end();
    }
  });

  return {
    missing,
    answer(listener) {
      const path = `/answer${answers.size}`;
      answers.set(path, listener);
      return origin() + path;
    },
    page(html, headers = {}) {
      const path = `/page${pages.size}`;
      pages.set(path, { html, headers });
      return origin() + path;
    },
  };
}

export const OPTIONS = {
  preset: 'smartustaz',
  policy: { version: '2026-01', url: '/policy', effective: '2026-09-01' },
} as const;

interface Html {
  readonly lang?: string;
  readonly body?: string;
  readonly head?: string;
  readonly options?: object;
  /** Attributes of the tag; default: none, options come as JSON. */
  readonly attributes?: string;
}

/** A host page by script tag. */
export function byTag({ lang = 'kk', body = '', head = '', options = OPTIONS, attributes = '' }: Html = {}): string {
  const json = JSON.stringify(options).replace(/</g, '\\u003c');
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width">${head}
<script type="application/json" id="kelisim-options">${json}</script>
<script async src="/dist/kelisim.js" ${attributes}></script></head><body><main><h1>Host</h1>${body}</main></body></html>`;
}

/** A host page by npm import: the built entry, as a bundler would take it. */
export function byImport({ lang = 'kk', body = '', head = '', options = OPTIONS }: Html = {}): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width">${head}
<script type="module">
import { createConsent } from '/dist/index.js';
window.Kelisim = createConsent(${JSON.stringify(options)});
</script></head><body><main><h1>Host</h1>${body}</main></body></html>`;
}

export const EMBEDDINGS = [
  ['script tag', byTag],
  ['npm import', byImport],
] as const;
