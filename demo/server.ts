import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { configuratorPage } from './configurator/pages';
import { consentOptions, serverOptions } from './consentOptions';
import { linkFrom, type Place, parsePlace } from './place';
import { createTexts, translator } from './portal/texts';
import { benchPage } from './qa/benchPage';
import { webRequest } from './servers/shared/webRequest';
import { createAccounts } from './serving/accounts';
import { createAnswer } from './serving/answer';
import { cookieOf } from './serving/cookies';
import { htmlPage } from './serving/htmlPage';
import { loadServer } from './serving/loadServer';
import { preferredLanguage } from './serving/preferredLanguage';
import { openProof } from './serving/proof';
import { readForm } from './serving/readForm';
import { createSessions, SESSION_COOKIE } from './serving/sessions';
import { staticFile } from './serving/staticFiles';
import { createVerdict } from './serving/verdict';

export interface DemoOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** The folder of the register. Default: a temporary one. */
  readonly register?: string;
}

export interface DemoServer {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Both portals, the QA bench and the configurator, on loopback. It stores
 * each decision in a register. `dist/` and `demo/.built/` have to be there (`buildAll`, `buildDemo`).
 * @throws {LockError} when another process writes to the register
 */
export async function createDemoServer({ port = 0, register }: DemoOptions = {}): Promise<DemoServer> {
  const kelisim = await loadServer();
  const { readConsent, createConsentHandler, renderNotice } = kelisim;
  const sessions = createSessions();
  const accounts = createAccounts(kelisim);
  const proof = await openProof(sessions, register);
  const consent = createConsentHandler(serverOptions, proof.records);
  const texts = await createTexts('kk');
  const answer = createAnswer({ sessions, accounts, readConsent });
  const verdict = createVerdict(readConsent);

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  }).catch(async (error) => {
    await proof.close();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
      await proof.close();
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const { cookie: cookies = '', 'accept-language': languages } = request.headers;
    if (url.pathname === '/consent') return sendConsent(request, response);
    const form = request.method === 'POST' ? await readForm(request) : undefined;
    if (form === null) return send(response, 413, 'text/plain', 'Too long');

    const start = /^(\/npm)?\/$/.exec(url.pathname);
    if (start) {
      const location = `${start[1] ?? ''}/${preferredLanguage(languages)}/${url.search}`;
      return void response.writeHead(302, { location, vary: 'Accept-Language' }).end();
    }
    if (url.pathname === '/api/verdict') return sendJson(response, 200, verdict(cookies));

    const composing = configuratorPage(url.pathname);
    if (composing) return send(response, 200, 'text/html; charset=utf-8', composing);
    const bench = benchPage(url.pathname);
    if (bench) return send(response, 200, 'text/html; charset=utf-8', bench);

    const inner = url.pathname.startsWith('/api/page/');
    if (inner) url.pathname = url.pathname.slice('/api/page'.length);
    const place = parsePlace(url);
    if (place) return inner ? sendInner(response, place, cookies) : sendPage(request, response, place, form);

    const file = await staticFile(url.pathname);
    if (file) return send(response, 200, file.type, file.body);
    send(response, 404, 'text/plain', 'Not found');
  }

  /** The visitor's own record, to be stored, or a decision by the notice that the server has drawn. */
  async function sendConsent(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { cookie = '' } = request.headers;
    const session = sessions.find(cookieOf(cookie, SESSION_COOKIE));
    // The answer sets the record of the request only. What the account says otherwise comes with the next page.
    if (session) accounts.remember(session.name, cookie);
    const { status, headers, body } = await consent(webRequest(request, originOf(request)));
    request.resume();
    response.writeHead(status, Object.fromEntries(headers)).end(body ? await new Response(body).text() : undefined);
  }

  function sendPage(request: IncomingMessage, response: ServerResponse, place: Place, form?: URLSearchParams): void {
    const { cookie: cookies = '' } = request.headers;
    const { status, setCookies, data, redirect } = answer({ place, cookies, form });
    response.setHeader('set-cookie', setCookies);
    if (redirect) response.setHeader('location', linkFrom(place, { page: redirect }));
    const nonce = place.csp && randomBytes(16).toString('base64url');
    if (nonce) response.setHeader('content-security-policy', policyWith(nonce));
    // What the browser of this visitor would send.
    if (place.gpc) request.headers['sec-gpc'] = '1';
    const drawn =
      place.scenario === 'server-drawn' && request.method === 'GET'
        ? renderNotice({
            request: webRequest(request, originOf(request)),
            options: { ...consentOptions(place), action: '/consent', nonce },
          })
        : '';
    const html = data ? htmlPage(data, translator(texts, place.language), { drawn, nonce }) : '';
    send(response, status, 'text/html; charset=utf-8', html);
  }

  /** For the portal by npm import, which draws its pages itself: redirects are followed here. */
  function sendInner(response: ServerResponse, place: Place, cookies: string): void {
    const { status, setCookies, data, redirect } = answer({ place, cookies });
    response.setHeader('set-cookie', setCookies);
    if (redirect) sendInner(response, { ...place, page: redirect }, cookies);
    else sendJson(response, status, data);
  }
}

/** Scripts by nonce only, everything else from this server. */
const policyWith = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');

const originOf = ({ headers }: IncomingMessage) => `http://${headers.host}`;

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.setHeader('cache-control', 'no-store');
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'private, no-cache');
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff', vary: 'Cookie' });
  response.end(body);
}
