import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countDecisions } from '../src/register/export/countDecisions';
import { openFileRegister } from '../src/register/files/openFileRegister';
import { openFileStore } from '../src/register/files/openFileStore';
import { sealRegister } from '../src/register/seals/sealRegister';
import { verifyRegister } from '../src/register/seals/verifyRegister';
import { entryOf, valueOfRecord } from '../test/fixtures/entries';
import { type RecordServer, startServer } from '../test/register/startServer';

/**
 * `npm run long -- register [entries] [--direct] [--dir folder]`: so many records to a server with the store in files,
 * over 64 connections of loopback; the server is killed (`kill -9`) five times meanwhile. Then everything that was
 * acknowledged has to be there, once. `--direct` hands them to the store without HTTP and kills nothing: for a million.
 * Prints entries a second, bytes an entry, and how long it takes to seal and verify them.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { direct: { type: 'boolean' }, dir: { type: 'string' } },
});
const total = Number(positionals[0] ?? 100_000);
const KILLS = 5;
const CONNECTIONS = 64;
const base = values.dir ?? tmpdir();
const directory = mkdtempSync(join(base, 'kelisim-load-'));
const now = Math.floor(Date.now() / 1000);
const rows: { readonly what: string; readonly figure: string }[] = [];
const note = (what: string, figure: string) => rows.push({ what, figure });

try {
  const acknowledged = values.direct ? await storeDirectly() : await sendAll();
  await check(acknowledged);
  console.table(rows);
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/** Resolves with the keys that were acknowledged. */
async function storeDirectly(): Promise<Set<string>> {
  const store = await openFileStore({ directory });
  const acknowledged = new Set<string>();
  const seconds = await timed(() =>
    inParallel(1000, async (index) => {
      const entry = entryOf(index, { at: now - 100 });
      await store.saveRecord(entry);
      acknowledged.add(entry.key);
    }),
  );
  await store.close();
  note('entries a second, to the store', rate(seconds));
  return acknowledged;
}

async function sendAll(): Promise<Set<string>> {
  let server: RecordServer = await startServer(directory);
  let starting: Promise<void> | null = null;
  let kills = 0;
  let repeated = 0;
  const acknowledged = new Set<string>();
  const restart = async () => {
    kills++;
    await server.kill();
    server = await startServer(directory);
    starting = null;
  };
  const seconds = await timed(() =>
    inParallel(CONNECTIONS, async (index) => {
      const { key } = entryOf(index, { at: now - 100 });
      const cookie = valueOfRecord(key.split('.')[0] ?? '', now - 100);
      for (;;) {
        try {
          const { status, recorded } = await server.send(cookie);
          if (status !== 204 || recorded !== cookie) throw new Error(`${status}`);
          break;
        } catch {
          repeated++;
          await (starting ?? new Promise((resolve) => setTimeout(resolve, 20)));
        }
      }
      acknowledged.add(key);
      if (acknowledged.size > ((kills + 1) * total) / (KILLS + 1) && kills < KILLS) starting ??= restart();
    }),
  );
  await starting;
  await server.kill();
  note('entries a second, by HTTP, restarts included', rate(seconds));
  note('kill -9', `${kills}`);
  note('requests that were repeated', `${repeated}`);
  return acknowledged;
}

async function check(acknowledged: ReadonlySet<string>): Promise<void> {
  const register = openFileRegister(directory);
  const found = new Set<string>();
  let count = 0;
  const unreadable: string[] = [];
  const reading = await measured(async () => {
    for await (const batch of register.entries(({ kind, file }) => {
      if (kind === 'unreadable') unreadable.push(file);
    })) {
      count += batch.length;
      for (const { key } of batch) found.add(key);
    }
  });
  const lost = [...acknowledged].filter((key) => !found.has(key)).length;
  note('acknowledged', `${acknowledged.size}`);
  note('lost', `${lost}`);
  note('counted twice', `${count - found.size}`);
  const files = readdirSync(directory).filter((name) => name.startsWith('entries-'));
  const bytes = files.reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
  note('bytes an entry', (bytes / count).toFixed(0));
  note('read', reading);
  note('seal', await measured(() => sealRegister({ register, directory, now: now + 10 })));
  let ok = false;
  const verifying = await measured(async () => {
    ({ ok } = await verifyRegister({ register, directory }));
  });
  note('verify', verifying);
  note('count by day', await measured(() => countDecisions(register, 'Asia/Almaty')));
  note('bytes of a seal, an entry', (statSync(join(directory, 'leaves.txt')).size / count).toFixed(0));
  note('memory at the end, MiB', (process.memoryUsage().rss / 2 ** 20).toFixed(0));
  if (lost || count !== found.size || unreadable.length || !ok || acknowledged.size !== total) process.exitCode = 1;
}

async function inParallel(width: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < total; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Seconds on the clock, and those that this process worked: the first depends on what else the machine does. */
async function measured(work: () => Promise<unknown>): Promise<string> {
  const before = process.cpuUsage();
  const seconds = await timed(work);
  const { user, system } = process.cpuUsage(before);
  return `${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of the processor)`;
}

function rate(seconds: number): string {
  return `${(total / seconds).toFixed(0)} (${seconds.toFixed(1)} s)`;
}
