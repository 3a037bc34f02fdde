import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ROOT } from '../../build/bundle';
import { byTag } from '../../test/e2e/support/serve';

/** One page by script tag, beside the built files. */
export async function startSite(): Promise<{ readonly url: string; close(): void }> {
  const html = byTag({ lang: 'en' });
  const server = createServer(async ({ url = '/' }, response) => {
    const path = url.split('?')[0] as string;
    if (!/^\/dist\/[\w.]+\.js$/.test(path))
      return void response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    const body = await readFile(join(ROOT, path)).catch(() => '');
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
