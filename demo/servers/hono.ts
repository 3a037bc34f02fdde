import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { createConsentHandler, readConsent } from 'kelisim/server';
import { DIST, options } from './shared/options';
import { accountPage, homePage, PAGE_HEADERS, privacyPage, refusedPage } from './shared/pages';

const app = new Hono();
const handleConsent = createConsentHandler(options);

const needsAccount: MiddlewareHandler = async (c, next) => {
  if (!readConsent(c.req.header('cookie'), options).allows('account'))
    return c.body(refusedPage(c.req.raw), 403, PAGE_HEADERS);
  await next();
};

app.use('/dist/*', serveStatic({ root: DIST, rewriteRequestPath: (path) => path.slice('/dist'.length) }));
app.get('/', (c) => c.body(homePage(c.req.raw), 200, PAGE_HEADERS));
app.get('/privacy', (c) => c.body(privacyPage(c.req.raw), 200, PAGE_HEADERS));
app.get('/account', needsAccount, (c) => c.body(accountPage(c.req.raw), 200, PAGE_HEADERS));
app.all('/consent', (c) => handleConsent(c.req.raw));

export function start(port: number): Promise<{ url: string; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((closed) => server.close(() => closed()).closeAllConnections()),
      });
    }) as Server;
    server.once('error', reject);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await start(3000)).url);
