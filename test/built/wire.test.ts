import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { read } from '../fixtures/sourceFiles';

/** Ten segments of 1,460 bytes (RFC 6928): what a server may send before it has heard from the browser. */
const INITIAL_WINDOW = 14_600;

/** What comes over the line for a request, headers included. */
async function download(port: number, path: string): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  socket.end(`GET ${path} HTTP/1.1\r\nHost: smartustaz.kz\r\nConnection: close\r\n\r\n`);
  let bytes = 0;
  socket.on('data', (chunk) => {
    bytes += chunk.length;
  });
  await once(socket, 'close');
  return bytes;
}

it('a first visit fits into one initial congestion window, with headers', async () => {
  const files = ['kelisim.js'];
  const server = createServer(({ url = '' }, response) => {
    const body = brotliCompressSync(read(`dist${url}`));
    response.writeHead(200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Content-Encoding': 'br',
      'Content-Length': body.length,
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: '"0123456789abcdef0123456789abcdef"',
      'Last-Modified': 'Tue, 24 Nov 2026 12:00:00 GMT',
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
      Server: 'nginx',
    });
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const bytes = await Promise.all(files.map((file) => download(port, `/${file}`)));
  server.close();
  expect(Math.min(...bytes)).toBeGreaterThan(3000);
  expect(bytes.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(INITIAL_WINDOW);
});
