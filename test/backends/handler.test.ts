import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsentHandler, readConsent } from '../../src/server';
import { ASGI, askBackend, type Backend, missing, PHP, startPhpServer, WSGI } from '../fixtures/backends';
import { bodyOf, type HandlerCase, handlerCases } from '../fixtures/handlerCases';

interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** The cases that a backend can be given. */
const casesFor = (language: 'node' | 'php' | 'python') =>
  handlerCases
    .map((one, index) => [one.name, one, index] as const)
    .filter(([, { only }]) => only?.includes(language) ?? true);

const question = (one: HandlerCase) => ({
  options: one.options,
  request: { ...one.request, body: bodyOf(one).toString('base64') },
});

function check({ options, request: { url }, expected }: HandlerCase, { status, headers, body }: Answer): void {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  expect({ status, body: status >= 400 ? body : undefined }).toEqual({
    status: expected.status,
    body: status >= 400 ? expect.any(String) : undefined,
  });
  for (const [name, value] of Object.entries(expected.headers ?? {})) expect(given[name] ?? null, name).toBe(value);
  if (expected.text !== undefined) expect(body.slice(0, expected.text.length)).toBe(expected.text);
  if (status < 400) expect(body).toBe('');
  const set = given['set-cookie'] ?? null;
  expect(set ?? '').not.toMatch(/httponly|x=1/i);
  if (expected.staysHere) {
    expect(given.location).toMatch(/^\/(?![/\\])/);
    expect(new URL(given.location ?? '', url).origin).toBe(new URL(url).origin);
  }
  if (expected.cookie === null) expect(set).toBeNull();
  if (!expected.cookie) return;
  const [, name, value = '', attributes] = /^([^=]*)=([^;]*); (.*)$/.exec(set ?? '') ?? [];
  expect({ name, attributes }).toEqual({ name: expected.cookie.name, attributes: expected.cookie.attributes });
  if (expected.cookie.value !== undefined) expect(value).toBe(expected.cookie.value);
  // Under the plain name, whatever the portal is called: this is about the record.
  const { portal: _portal, ...rest } = options as typeof options & { readonly portal?: string };
  const reading = readConsent(`consent_kelisim=${value}`, rest);
  expect(reading.record).not.toBeNull();
  if (expected.cookie.status) expect(reading.status).toBe(expected.cookie.status);
  if (expected.cookie.record) expect(reading.record).toMatchObject(expected.cookie.record);
}

describe('the handler of Node', () => {
  const handle = async (one: HandlerCase): Promise<Answer> => {
    const { method, url, headers } = one.request;
    const body = bodyOf(one);
    const given = new Request(url, { method, headers, ...(body.length && { body: new Uint8Array(body) }) });
    const response = await createConsentHandler(one.options)(given);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  };

  it.each(casesFor('node'))('%s', async (_name, one) => check(one, await handle(one)));
});

describe.each([PHP, WSGI, ASGI])('the handler of $name', (backend: Backend) => {
  const reason = missing(backend);
  if (reason) return void it.skip(reason);
  const cases = casesFor(backend.language);
  let answers: Answer[] = [];
  beforeAll(() => {
    answers = askBackend(
      backend,
      cases.map(([, one]) => question(one)),
    ) as Answer[];
  });

  it.each(cases.map(([name, one], index) => [name, one, index] as const))('%s', (_name, one, index) =>
    check(one, answers[index] as Answer),
  );
});

describe.each([PHP, WSGI])('options that cannot be right, in $name', (backend: Backend) => {
  const reason = missing(backend);
  if (reason) return void it.skip(reason);
  const options = { preset: 'smartustaz', policy: { version: '2026-01' } };
  it.each([
    ['policy.version', { ...options, policy: { version: '' } }],
    ['term', { ...options, term: 396 }],
    ['term', { ...options, term: 0 }],
    ['term', { ...options, term: true }],
    ['domain', { ...options, domain: 'a b' }],
    ['domain', { ...options, domain: 1 }],
    ['portal', { ...options, portal: 'School' }],
    ['origins', { ...options, origins: 'https://smartustaz.kz' }],
    ['categories.act,back', { policy: { version: '1' }, categories: ['statistics', 'act', 'back'] }],
  ])('%s', (field, wrong) => {
    const post = { method: 'POST', url: 'https://smartustaz.kz/', headers: {}, body: '' };
    expect(askBackend(backend, [{ options: wrong, request: post }])).toEqual([
      {
        invalid: field,
        message: expect.stringMatching(/^Kelisim: .*: found .*, expected .* such as .*\. See docs\/[\w/]+\.md(#\w+)?$/),
      },
    ]);
  });
});

it.skipIf(!PHP.program)('PHP refuses a body that breaks off', () => {
  // A web server would wait for the rest of it, so the handler is called by hand.
  const one = handlerCases.find(({ name }) => name === 'refuses a body that breaks off') as HandlerCase;
  check(one, askBackend(PHP, [question(one)])[0] as Answer);
});

describe('php -S, with the variables of a real server', () => {
  const reason = missing(PHP);
  if (reason) return void it.skip(reason);
  let server: Awaited<ReturnType<typeof startPhpServer>> | undefined;
  beforeAll(async () => {
    server = await startPhpServer('test/fixtures/backends/router.php');
  });
  afterAll(() => server?.stop());

  const send = (url: string, method: string, headers: object, body: Buffer) =>
    new Promise<Answer>((resolve, reject) => {
      const { host, protocol, pathname, search } = new URL(url);
      const length = body.length ? { 'content-length': `${body.length}` } : {};
      const sending = request({
        host: '127.0.0.1',
        port: server?.port,
        path: `${pathname}${search}`,
        method,
        agent: false,
        headers: { host, 'x-scheme': protocol.slice(0, -1), ...length, ...headers },
      });
      sending.on('error', reject).on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece) => {
          text += piece;
        });
        response.on('end', () => {
          const given = Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join('\n')]);
          resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(given), body: text });
        });
      });
      sending.end(body);
    });

  it.each(casesFor('php'))('%s', async (_name, one, index) => {
    const { url, method, headers } = one.request;
    check(one, await send(url, method, { ...headers, 'x-case': `${index}` }, bodyOf(one)));
  });

  it('replaces the status and the type that the software around it has sent before', async () => {
    const before = { 'x-status-line': '1' };
    const page = await send(
      'https://smartustaz.kz/account',
      'GET',
      { ...before, 'x-page': 'account' },
      Buffer.alloc(0),
    );
    expect([page.status, page.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
    const headers = { ...before, 'sec-fetch-site': 'same-origin' };
    const renewed = await send('https://smartustaz.kz/consent', 'POST', headers, Buffer.alloc(0));
    expect([renewed.status, renewed.headers['content-type']]).toEqual([204, undefined]);
  });

  it('a gated page answers 403 with the page that lets the visitor decide, and opens after that', async () => {
    const at = Math.floor(Date.now() / 1000);
    // The options of a case hold a time of their own: this one is within the term.
    const now = handlerCases[0]?.options.now ?? at;
    const open = (cookie: string) =>
      send(
        'https://smartustaz.kz/account?a=1',
        'GET',
        { 'x-page': 'account', cookie, 'accept-language': 'ru' },
        Buffer.alloc(0),
      );
    const refused = await open('a=b');
    expect(refused.status).toBe(403);
    expect(refused.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(refused.headers['cache-control']).toBe('private, no-store');
    expect(refused.body).toContain('<html lang="ru">');
    const fields = [...refused.body.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    const body = new URLSearchParams([['act', 'accept-all'], ...(fields as [string, string][])]);
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
    const decided = await send('https://smartustaz.kz/consent', 'POST', headers, Buffer.from(`${body}`));
    expect([decided.status, decided.headers.location]).toEqual([303, '/account?a=1']);
    const cookie = decided.headers['set-cookie']?.split(';')[0] ?? '';
    expect(cookie).toContain(`at=${now}&`);
    const opened = await open(cookie);
    expect([opened.status, opened.body]).toEqual([200, 'Welcome']);
  });
});
