import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Ask, Contender } from '../contenders/Contender';
import { hostPage } from '../host/hostPage';

const TYPES: { readonly [extension: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export interface Site {
  /** The address of a contender's page. */
  page(contender: Contender, ask?: Ask): string;
  /** Bytes of a file as they travel; `undefined` for what is no file of a contender. */
  sizeOf(pathname: string): number | undefined;
  /** Requests that had no answer, which a right bench does not have. */
  readonly missing: Set<string>;
  close(): Promise<void>;
}

/** Pages and files of all contenders on a free port of the loopback, compressed beforehand as a good host would. */
export async function serve(contenders: readonly Contender[]): Promise<Site> {
  const files = new Map<string, { body: Buffer; type: string }>();
  const add = (address: string, body: string | Buffer) =>
    files.set(address, { body: brotli(body), type: TYPES[extname(address)] ?? 'application/octet-stream' });
  for (const contender of contenders) {
    for (const [address, body] of await contender.files()) if (!files.has(address)) add(address, body);
  }
  const portal = brotli(await readFile(new URL('../host/portal.css', import.meta.url)));
  const pages = new Map<string, Buffer>();
  const missing = new Set<string>();

  const server = createServer(async ({ url = '/', headers }, response) => {
    try {
      const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
      const found = contenders.find(({ name }) => pathname === `/page/${name}`);
      const file = pathname === '/portal.css' ? { body: portal, type: TYPES['.css'] ?? '' } : files.get(pathname);
      const common = { 'content-encoding': 'br', vary: 'Accept-Encoding' };
      if (found) {
        const { cookie = '' } = headers;
        const html = await hostPage(found, { ...JSON.parse(searchParams.get('ask') ?? '{}'), cookie });
        const body = pages.get(html) ?? brotli(html);
        pages.set(html, body);
        response.writeHead(200, { ...common, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
        response.end(body);
      } else if (file) {
        const { body, type } = file;
        response.writeHead(200, {
          ...common,
          'content-type': type,
          'cache-control': 'max-age=31536000, immutable',
        });
        response.end(body);
      } else {
        missing.add(pathname);
        response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      }
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(`${error}`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    page: ({ name }, ask) => `${origin}/page/${name}${ask ? `?ask=${encodeURIComponent(JSON.stringify(ask))}` : ''}`,
    sizeOf: (pathname) => files.get(pathname)?.body.length,
    missing,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function brotli(content: string | Buffer): Buffer {
  const body = Buffer.from(content);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return brotliCompressSync(body, { params });
}
