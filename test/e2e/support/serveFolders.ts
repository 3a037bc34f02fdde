import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { useServer } from './useServer';

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

type Headers = { readonly [name: string]: string };

/** Folders of this machine under the first steps of a path, on a free port of the loopback. */
export function useFolders() {
  const folders = new Map<string, string>();
  const pages = new Map<string, { readonly html: string; readonly headers: Headers }>();

  const origin = useServer(async ({ url = '/' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const [name = '', folder] = [...folders].find(([first]) => path.startsWith(`/${first}/`)) ?? [];
    const rest = path.slice(name.length + 1);
    const page = pages.get(path);
    try {
      if (page === undefined && folder === undefined) throw new Error('not found');
      const body = page?.html ?? (await readFile(join(folder as string, normalize(rest))));
      const type = page ? 'text/html' : (TYPES[extname(path)] ?? 'application/octet-stream');
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...page?.headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });

  return {
    origin,
    serve: (name: string, folder: string) => void folders.set(name, folder),
    page(path: string, html: string, headers: Headers = {}) {
      pages.set(path, { html, headers });
      return origin() + path;
    },
  };
}
