import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webRequest } from '../../demo/servers/shared/webRequest';
import { openFileStore } from '../../src/register/files/openFileStore';
import { createConsentHandler } from '../../src/server/createConsentHandler';

/**
 * A portal's server as a process of its own, to be killed: `recordServer.ts <folder> [answers before it kills itself]`.
 * Says its port on standard output; what goes wrong, on standard error.
 */
const [directory = '', dieAfter = ''] = process.argv.slice(2);
const store = await openFileStore({ directory });
let answers = dieAfter ? Number(dieAfter) : Number.POSITIVE_INFINITY;
const handle = createConsentHandler(
  { preset: 'smartustaz', policy: { version: '2026-01' } },
  {
    async saveRecord(entry) {
      await store.saveRecord(entry);
      // The entry is on the disk; the browser has not heard of it.
      if (answers-- <= 0) process.kill(process.pid, 'SIGKILL');
    },
  },
);
const server = createServer(async (incoming, outgoing) => {
  const { status, headers, body } = await handle(webRequest(incoming, `http://${incoming.headers.host}`));
  incoming.resume();
  outgoing.writeHead(status, Object.fromEntries(headers)).end(body ? await new Response(body).text() : undefined);
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
