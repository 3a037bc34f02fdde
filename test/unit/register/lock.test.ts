import { spawn } from 'node:child_process';
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/register/files/openFileStore';
import { LockError, takeLock } from '../../../src/register/files/takeLock';
import { entryOf } from '../../fixtures/entries';
import { useTemporaryFolder } from '../../fixtures/register';

const TIMES = { beat: 20, watch: 300 };
const folder = useTemporaryFolder();
let path: string;
beforeEach(() => {
  path = join(folder.path, 'writer.lock');
});

const holderOf = () => JSON.parse(readFileSync(path, 'utf8'));

describe('the lock of a register', () => {
  it('is given to one: the second is told who has it and what to do', async () => {
    const lock = await takeLock(path, TIMES);
    const error = await takeLock(path, TIMES).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(LockError);
    expect(error.message).toContain(`process ${process.pid}`);
    expect(error.message).toMatch(/one process write.*own folder.*createSqlStore/);
    await lock.release();
    await (await takeLock(path, TIMES)).release();
  });

  it('is given to one of many that ask at once', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => takeLock(path, TIMES)));
    const given = asked.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(given).toHaveLength(1);
    await given[0]?.release();
  });

  it('of a process that has ended is taken over at once', async () => {
    const lock = await takeLock(path, TIMES);
    const holder = holderOf();
    await lock.release();
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.on('exit', resolve));
    writeFileSync(path, JSON.stringify({ ...holder, pid: child.pid, token: 'old' }));
    const start = performance.now();
    const taken = await takeLock(path, { beat: 20, watch: 60_000 });
    expect(performance.now() - start).toBeLessThan(5000);
    expect(holderOf().pid).toBe(process.pid);
    await taken.release();
  });

  it('of another container, whose processes nobody can look at, is taken over when nobody touches it', async () => {
    writeFileSync(path, JSON.stringify({ pid: 1, machine: 'elsewhere', token: 'old', since: 'yesterday' }));
    await (await takeLock(path, TIMES)).release();
  });

  it('of another container that is alive is not taken over, whatever the clocks say', async () => {
    writeFileSync(path, JSON.stringify({ pid: 1, machine: 'elsewhere boot', token: 'other', since: 'today' }));
    // Its clock is a year behind ours.
    let beat = 1_700_000_000;
    const timer = setInterval(() => utimesSync(path, ++beat, beat), 20);
    await expect(takeLock(path, TIMES)).rejects.toThrow('process 1 on elsewhere, since today');
    clearInterval(timer);
  });

  it('left behind is given to one of many that ask at once', async () => {
    writeFileSync(path, JSON.stringify({ pid: 1, machine: 'elsewhere', token: 'old', since: 'yesterday' }));
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => takeLock(path, TIMES)));
    const given = asked.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const checked = await Promise.allSettled(given.map((lock) => lock.check()));
    expect(checked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('that was half written is taken over when nobody touches it', async () => {
    writeFileSync(path, '');
    await (await takeLock(path, TIMES)).release();
  });

  it('that somebody removed is noticed before the next entry is written', async () => {
    const store = await openStore({ directory: folder.path, lockTimes: TIMES });
    await store.saveRecord(entryOf(1));
    rmSync(path);
    const second = await openStore({ directory: folder.path, lockTimes: TIMES });
    await expect(store.saveRecord(entryOf(2))).rejects.toThrow(LockError);
    await second.saveRecord(entryOf(2));
    await store.close();
    // The one that lost it does not remove that of the other.
    expect(holderOf().pid).toBe(process.pid);
    await second.close();
  });
});
