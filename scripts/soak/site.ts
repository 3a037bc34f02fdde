import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../build/bundle';
import { MODULES, readModule, withAddresses } from '../../test/e2e/support/portalModules';
import { OPTIONS } from '../../test/e2e/support/serve';
import type { PartsAnswer } from './model';
import { NPM_PAGE, OTHER_PAGE, TAG_PAGE } from './page';

/** A request for something that waits for consent. */
interface Gated {
  readonly category: string;
  readonly what: string;
}

/** A portal: its pages, the built files, gated content, and Kelisim's handler, which answers when it likes. */
export interface Site {
  readonly url: string;
  /** What it answers in place of each part. */
  parts: PartsAnswer;
  /** Milliseconds until it answers a renewal. */
  wait: number;
  /** What was requested of gated content since the last call. */
  takeGated(): readonly Gated[];
  /** Requests to the handler so far. */
  readonly renewals: number;
  /** Requests to the handler that wait for their answer. */
  readonly waiting: number;
  close(): void;
}

const PART = /\/(kelisim\.)?(settings|companion|embeds|messages)(Part)?\.js$/;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>';
const GATED: { readonly [what: string]: readonly [type: string, body: string] } = {
  external: ['text/javascript', 'runs.external++'],
  inner: ['image/svg+xml', SVG],
  image: ['image/svg+xml', SVG],
  frame: ['text/html', '<p>inside</p>'],
};

export async function startSite(): Promise<Site> {
  const { createConsentHandler } = await import(pathToFileURL(join(ROOT, 'dist/server.js')).href);
  const handle: (request: Request) => Promise<Response> = createConsentHandler(OPTIONS);
  let gated: Gated[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    parts: 'right' as PartsAnswer,
    wait: 0,
    renewals: 0,
    waiting: 0,
    takeGated() {
      const taken = gated;
      gated = [];
      return taken;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return site;

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', site.url);
    const send = (type: string, body: string) => response.writeHead(200, { 'content-type': type }).end(body);
    const [, kind, category, what = ''] = pathname.split('/');
    if (pathname === '/consent') return renew(request, response, Number(searchParams.get('wait') ?? site.wait));
    if (kind === 'gated') {
      gated.push({ category: category ?? '', what });
      const [type = '', body = ''] = GATED[what] ?? [];
      return response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    }
    if (kind === 'dist' && PART.test(pathname) && search !== '?right' && site.parts !== 'right') {
      if (site.parts === 'other') return send('text/javascript', ofAnotherRelease(pathname));
      return site.parts === 'missing' ? response.writeHead(404).end() : request.socket.destroy();
    }
    if (kind === 'dist') return send('text/javascript', withAddresses(await readFile(join(ROOT, pathname), 'utf8')));
    if (pathname.startsWith(MODULES)) return send('text/javascript', await readModule(pathname));
    if (pathname === '/favicon.ico' || pathname === '/fence') return response.writeHead(204).end();
    return send('text/html', pathname === '/npm' ? NPM_PAGE : pathname === '/other' ? OTHER_PAGE : TAG_PAGE);
  }

  /** As a portal does it: the answer has the record that the request has brought, however old it is by then. */
  async function renew(request: IncomingMessage, response: ServerResponse, wait: number) {
    site.renewals++;
    site.waiting++;
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) if (value) headers.set(name, `${value}`);
    const answered = await handle(new Request(`${site.url}${request.url}`, { method: request.method ?? '', headers }));
    await new Promise((resolve) => setTimeout(resolve, wait));
    response.writeHead(answered.status, Object.fromEntries(answered.headers)).end();
    site.waiting--;
  }
}

/** The same file with another interface number: a name of its own comes before those that it passes on. */
function ofAnotherRelease(path: string): string {
  const name = path.split('/').at(-1);
  return `export * from './${name}?right'; export const interfaceNumber = 99;`;
}
