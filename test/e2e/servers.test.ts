import { afterAll, beforeAll, describe, it } from 'vitest';
import * as express from '../../demo/servers/express';
import * as fastify from '../../demo/servers/fastify';
import * as hono from '../../demo/servers/hono';
import { SERVER_CHECKS } from '../fixtures/serverChecks';

describe.each([
  ['Express', express],
  ['Fastify', fastify],
  ['Hono', hono],
])('the example for %s', (_name, { start }) => {
  let server: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    server = await start(0);
  });
  afterAll(() => server.close());

  it.each(Object.entries(SERVER_CHECKS))('%s', (_what, check) => check(server.url));
});
