import { fileURLToPath } from 'node:url';
import createFastify, { type FastifyReply, type FastifyRequest, type preHandlerAsyncHookHandler } from 'fastify';
import { createConsentHandler, readConsent } from 'kelisim/server';
import { staticFile } from '../serving/staticFiles';
import { options } from './shared/options';
import { accountPage, homePage, PAGE_HEADERS, privacyPage, refusedPage } from './shared/pages';
import { webRequest } from './shared/webRequest';

// Behind a proxy that sets X-Forwarded-Proto: { trustProxy: … }, or the origin is taken for http.
const app = createFastify();
const toWeb = ({ raw, protocol, host }: FastifyRequest) => webRequest(raw, `${protocol}://${host}`);
const handleConsent = createConsentHandler(options);

const needsAccount: preHandlerAsyncHookHandler = async (request, reply) => {
  if (readConsent(request.headers.cookie, options).allows('account')) return;
  return reply
    .code(403)
    .headers(PAGE_HEADERS)
    .send(refusedPage(toWeb(request)));
};

const show = (page: (request: Request) => string) => async (request: FastifyRequest, reply: FastifyReply) =>
  reply.headers(PAGE_HEADERS).send(page(toWeb(request)));

app.get('/', show(homePage));
app.get('/privacy', show(privacyPage));
app.get('/account', { preHandler: needsAccount }, show(accountPage));
// In a portal of your own: @fastify/static.
app.get('/dist/*', async ({ url }, reply) => {
  const file = await staticFile(url);
  return file ? reply.type(file.type).send(file.body) : reply.callNotFound();
});

// A scope of its own: only here the body is left unread, for the handler.
app.register(async (scope) => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
  scope.all('/consent', async (request, reply) => {
    const response = await handleConsent(toWeb(request));
    // What the handler has left unread would block the connection.
    request.raw.resume();
    return reply.send(response);
  });
});

export async function start(port: number): Promise<{ url: string; close(): Promise<void> }> {
  const url = await app.listen({ port, host: '127.0.0.1' });
  return { url, close: () => app.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await start(3000)).url);
