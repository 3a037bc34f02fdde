import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openFileRegister } from '../../src/register/files/openFileRegister';
import { openFileStore } from '../../src/register/files/openFileStore';
import { sealRegister } from '../../src/register/seals/sealRegister';
import { verifyRegister } from '../../src/register/seals/verifyRegister';
import { idOf, valueOfRecord } from '../fixtures/entries';
import { readAll, useTemporaryFolder } from '../fixtures/register';
import { type RecordServer, startServer } from './startServer';

const folder = useTemporaryFolder('faults');
const servers: RecordServer[] = [];
// Before the folder goes.
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.kill()));
});

const start = async (directory = folder.path, dieAfter?: string) => {
  const server = await startServer(directory, dieAfter);
  servers.push(server);
  return server;
};
const now = Math.floor(Date.now() / 1000);
const cookieOf = (index: number) => valueOfRecord(idOf(index), now - 60);
const read = (directory = folder.path) => readAll(openFileRegister(directory));

describe('a server that is killed (kill -9)', () => {
  it('between writing and answering has the entry once, however often the browser sends it again', async () => {
    const first = await start(folder.path, '0');
    await expect(first.send(cookieOf(1))).rejects.toThrow();
    await first.kill();
    expect((await read()).entries.map(({ cookie }) => cookie)).toEqual([cookieOf(1)]);
    const second = await start();
    for (let time = 0; time < 3; time++)
      expect(await second.send(cookieOf(1))).toMatchObject({ status: 204, recorded: cookieOf(1) });
    expect((await read()).keys).toEqual([`${idOf(1)}.${now - 60}`]);
  });

  it('again and again under load loses nothing that was acknowledged', async () => {
    const acknowledged = new Set<string>();
    let server = await start();
    let next = 0;
    let killing: Promise<void> | null = null;
    const work = async () => {
      for (let index = next++; index < 1500; index = next++) {
        for (let tries = 0; ; tries++) {
          try {
            const { status } = await server.send(cookieOf(index));
            expect(status).toBe(204);
            acknowledged.add(cookieOf(index));
            break;
          } catch (error) {
            if (tries > 500) throw error;
            // As the page does: later again.
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
        }
        if (acknowledged.size % 400 === 399)
          killing ??= server
            .kill()
            .then(() => start())
            .then((started) => {
              server = started;
              killing = null;
            });
      }
    };
    await Promise.all(Array.from({ length: 16 }, work));
    await killing;
    const { entries, damages } = await read();
    expect(new Set(entries.map(({ cookie }) => cookie))).toEqual(acknowledged);
    expect(entries).toHaveLength(1500);
    expect(damages.filter(({ kind }) => kind === 'unreadable')).toEqual([]);
    expect(servers.length).toBeGreaterThan(2);
    const options = { register: openFileRegister(folder.path), directory: folder.path };
    await sealRegister({ ...options, now: now + 100 });
    expect(await verifyRegister(options)).toMatchObject({ ok: true, sealed: 1500 });
  });
});

describe('two processes', () => {
  it('do not write to one register: the second is told so at its start, and can start when the first is gone', async () => {
    const first = await start();
    await first.send(cookieOf(1));
    const error = await startServer(folder.path).catch((thrown) => thrown);
    expect(error.message).toContain('LockError');
    expect(error.message).toContain(`process ${first.process.pid} on`);
    expect(await first.send(cookieOf(2))).toMatchObject({ status: 204 });
    await first.kill();
    const second = await start();
    await second.send(cookieOf(3));
    expect((await read()).keys).toHaveLength(3);
  });
});

describe('a disk that is full', () => {
  // Where this user may mount a small file system; a file system that fails is tested in test/unit/register.
  const mounted = (run: (path: string) => Promise<void>) => async () => {
    const path = join(folder.path, 'disk');
    mkdirSync(path);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', path]);
    try {
      await run(path);
    } finally {
      await Promise.all(servers.splice(0).map((server) => server.kill()));
      execFileSync('umount', [path]);
    }
  };

  it.runIf(process.getuid?.() === 0)(
    'acknowledges nothing, loses nothing, and goes on when there is room again',
    mounted(async (path) => {
      const directory = join(path, 'register');
      writeFileSync(join(path, 'filler'), Buffer.alloc(200 * 1024));
      const server = await start(directory);
      const acknowledged: string[] = [];
      const refused: string[] = [];
      for (let index = 0; index < 300; index++) {
        const { recorded } = await server.send(cookieOf(index));
        if (recorded) acknowledged.push(cookieOf(index));
        else refused.push(cookieOf(index));
      }
      expect(refused.length).toBeGreaterThan(50);
      expect((await read(directory)).entries.map(({ cookie }) => cookie)).toEqual(acknowledged);
      rmSync(join(path, 'filler'));
      for (const cookie of refused) expect((await server.send(cookie)).recorded).toBe(cookie);
      const { entries, damages } = await read(directory);
      expect([entries.length, damages]).toEqual([300, []]);
    }),
  );
});

describe('a clock that is set back', () => {
  it('stops nothing: entries are stored in their order, and those that state an earlier time are named', async () => {
    const store = await openFileStore({ directory: folder.path });
    const entry = (index: number, received: number) => ({
      ...{ key: `${idOf(index)}.${now}`, cookie: valueOfRecord(idOf(index), now), received, site: 'https://a.kz' },
      ...{ gpc: false, how: 'save' as const, text: null },
    });
    await store.saveRecord(entry(1, now));
    const options = { register: openFileRegister(folder.path), directory: folder.path };
    await sealRegister({ ...options, now: now + 10 });
    await store.saveRecord(entry(2, now - 86_400));
    // The browser does not hear of it twice, whatever the clock says.
    await store.saveRecord(entry(2, now - 90_000));
    await store.saveRecord(entry(3, now + 20));
    await store.close();
    expect((await read()).entries.map(({ received }) => received)).toEqual([now, now - 86_400, now + 20]);
    expect((await sealRegister({ ...options, now: now + 30 })).late).toEqual([`${idOf(2)}.${now}`]);
  });
});
