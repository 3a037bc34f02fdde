import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Folders of this machine under a first step of the path, on a free port of the loopback. */
export function useFolders() {
  const folders = new Map<string, string>();
  const pages = new Map<string, string>();
  let origin = '';

  const server = createServer(async ({ url = '/' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const [, first = '', ...rest] = path.split('/');
    const folder = folders.get(first);
    const page = pages.get(path);
    try {
      if (page === undefined && folder === undefined) throw new Error('not found');
      const body = page ?? (await readFile(join(folder as string, normalize(`/${rest.join('/')}`))));
      const type = page === undefined ? TYPES[extname(path)] : 'text/html';
      response.writeHead(200, { 'content-type': `${type ?? 'application/octet-stream'}; charset=utf-8` }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  return {
    origin: () => origin,
    serve: (name: string, folder: string) => void folders.set(name, folder),
    page(path: string, html: string) {
      pages.set(path, html);
      return origin + path;
    },
  };
}
