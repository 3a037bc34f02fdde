import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { type Request as Incoming, type Response as Outgoing, type RequestHandler } from 'express';
import { createConsentHandler, readConsent } from 'kelisim/server';
import { DIST, options } from './shared/options';
import { accountPage, homePage, PAGE_HEADERS, privacyPage, refusedPage } from './shared/pages';
import { webRequest } from './shared/webRequest';

const app = express();
// Behind a proxy that sets X-Forwarded-Proto: app.set('trust proxy', …), or the origin is taken for http.
const toWeb = (incoming: Incoming) => webRequest(incoming, `${incoming.protocol}://${incoming.get('host')}`);
const handleConsent = createConsentHandler(options);

const show =
  (page: (request: Request) => string, status = 200): RequestHandler =>
  (incoming, outgoing) =>
    void outgoing
      .status(status)
      .set(PAGE_HEADERS)
      .send(page(toWeb(incoming)));

const needsAccount: RequestHandler = (incoming, outgoing, next) => {
  const open = readConsent(incoming.headers.cookie, options).allows('account');
  return open ? next() : show(refusedPage, 403)(incoming, outgoing, next);
};

app.use('/dist', express.static(DIST));
app.get('/', show(homePage));
app.get('/privacy', show(privacyPage));
app.get('/account', needsAccount, show(accountPage));
// Before any express.json() or express.urlencoded(): they would read the body away.
app.all('/consent', async (incoming, outgoing) => sendWeb(outgoing, await handleConsent(toWeb(incoming))));

async function sendWeb(outgoing: Outgoing, response: Response): Promise<void> {
  outgoing.status(response.status).setHeaders(response.headers);
  outgoing.end(Buffer.from(await response.arrayBuffer()));
  // What the handler has left unread would block the connection.
  outgoing.req.resume();
}

export function start(port: number): Promise<{ url: string; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, '127.0.0.1', (error) => {
      if (error) return reject(error);
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () => new Promise((closed) => server.close(() => closed()).closeAllConnections()),
      });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await start(3000)).url);
