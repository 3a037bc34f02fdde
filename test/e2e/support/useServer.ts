import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

/** A server for the tests of a file, on a free port of the loopback; its origin is known once they run. */
export function useServer(answer: RequestListener): () => string {
  const server = createServer(answer);
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());
  return () => origin;
}
