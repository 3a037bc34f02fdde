import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webRequest } from '../demo/servers/shared/webRequest';
import { createConsentHandler } from '../src/server/createConsentHandler';

/**
 * `npm run long -- load [requests]`: 10,000 requests to the handler on loopback, all asked for at once, over as many
 * connections as Node's `maxSockets` of 500 allow: good ones, hostile ones, and bodies that come a byte at a time. Each
 * has to be answered as documented.
 */
const total = Number(process.argv[2] ?? 10_000);
const handle = createConsentHandler({ preset: 'smartustaz', policy: { version: '2026-01' } });
const server = createServer(async (incoming, outgoing) => {
  const { status, headers, body } = await handle(webRequest(incoming, `http://${incoming.headers.host}`));
  incoming.resume();
  outgoing.writeHead(status, Object.fromEntries(headers)).end(body ? await new Response(body).text() : undefined);
});
await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, resolve));
const { port } = server.address() as AddressInfo;
const agent = new Agent({ keepAlive: true, maxSockets: 500 });
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

/** Method, headers, body in pieces, and the status that is due. */
const KINDS: readonly [string, Readonly<Record<string, string>>, readonly string[], number][] = [
  ['POST', FORM, ['act=accept-all&back=/kk/'], 303],
  ['POST', FORM, ['act=save&', 'policy=on&', 'authorization=on'], 303],
  ['POST', FORM, [...'act=reject-all'], 303],
  ['POST', { 'sec-fetch-site': 'same-origin' }, [], 204],
  ['POST', { ...FORM, 'sec-fetch-site': 'cross-site' }, ['act=accept-all'], 403],
  ['POST', { 'content-type': FORM['content-type'], origin: 'https://evil.example' }, ['act=accept-all'], 403],
  ['POST', { ...FORM, 'content-type': 'application/json' }, ['{"act":"accept-all"}'], 415],
  ['POST', FORM, ['act=everything'], 400],
  ['POST', FORM, [`act=accept-all&back=/${'x'.repeat(5000)}`], 413],
  ['GET', FORM, [], 405],
];

const start = performance.now();
const wrong = (await Promise.all(Array.from({ length: total }, (_, index) => send(index)))).filter(Boolean);
const seconds = (performance.now() - start) / 1000;
agent.destroy();
server.close();
server.closeAllConnections();
console.log(`${total} requests, ${wrong.length} not answered as documented, ${seconds.toFixed(1)} s`);
if (wrong.length) throw new Error(`${wrong.slice(0, 5).join('; ')}`);

/** What went wrong, if anything. */
function send(index: number): Promise<string | undefined> {
  const [method, headers, pieces, due] = KINDS[index % KINDS.length] as (typeof KINDS)[number];
  return new Promise((resolve) => {
    const sending = request({ port, host: '127.0.0.1', path: '/consent', method, headers, agent }, (response) => {
      response.resume().on('end', () => {
        const { statusCode } = response;
        const cookie = !!response.headers['set-cookie'];
        resolve(statusCode === due && cookie === (due === 303) ? undefined : `${due} expected, ${statusCode} came`);
      });
    });
    sending.on('error', (error) => resolve(`${due}: ${error.message}`));
    const next = (at: number) => {
      if (at >= pieces.length) return sending.end();
      sending.write(pieces[at]);
      setImmediate(next, at + 1);
    };
    next(0);
  });
}
