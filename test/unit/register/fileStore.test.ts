import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Files } from '../../../src/register/files/openAppender';
import { openFileRegister } from '../../../src/register/files/openFileRegister';
import { openFileStore, openStore as openStoreOf } from '../../../src/register/files/openFileStore';
import { commitmentOf } from '../../../src/register/hashes';
import { encodeEntry } from '../../../src/register/StoredEntry';
import { entryOf, idOf, NOW, valueOfRecord } from '../../fixtures/entries';
import { readAll, useTemporaryFolder } from '../../fixtures/register';

const folder = useTemporaryFolder();

const openStore = (more: object = {}) => openStoreOf({ directory: folder.path, ...more });
const read = () => readAll(openFileRegister(folder.path));
const filesOf = (prefix: string) =>
  readdirSync(folder.path)
    .filter((name) => name.startsWith(prefix))
    .sort();
const pathOf = (name: string) => join(folder.path, name);

describe('the store in files', () => {
  it('keeps what it was given, in order, over restarts', async () => {
    for (const start of [0, 3]) {
      const store = await openStore();
      for (let index = start; index < start + 3; index++) await store.saveRecord(entryOf(index));
      await store.close();
    }
    const { entries, damages } = await read();
    expect(entries).toEqual([0, 1, 2, 3, 4, 5].map((index) => ({ ...entryOf(index), subject: null })));
    expect(damages).toEqual([]);
    expect(filesOf('entries')).toEqual(['entries-000001.jsonl']);
  });

  it('is readable for its own user only', async () => {
    const directory = pathOf('deep/register');
    const store = await openFileStore({ directory });
    await store.saveRecord(entryOf(1));
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(directory)) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('has the entry on the disk when saveRecord resolves, not before', async () => {
    const order: string[] = [];
    const files: Files = {
      async open(path, flags, mode) {
        const handle = await open(path, flags, mode);
        return new Proxy(handle, {
          get(target, name) {
            const value = Reflect.get(target, name);
            if (typeof value !== 'function') return value;
            return (...args: unknown[]) => {
              if (['write', 'datasync'].includes(String(name))) order.push(String(name));
              return value.apply(target, args);
            };
          },
        });
      },
    };
    const store = await openStore({ files });
    await store.saveRecord(entryOf(1)).then(() => order.push('resolved'));
    expect(order).toEqual(['write', 'datasync', 'resolved']);
    await store.close();
  });

  it('writes together what arrives together', async () => {
    const store = await openStore();
    await Promise.all(Array.from({ length: 2500 }, (_, index) => store.saveRecord(entryOf(index))));
    await store.close();
    const { keys } = await read();
    expect(keys).toHaveLength(2500);
    expect(new Set(keys).size).toBe(2500);
  });

  it('begins a new file when one is full', async () => {
    const store = await openStore({ maxBytes: 1000 });
    for (let index = 0; index < 7; index++) await store.saveRecord(entryOf(index));
    await store.close();
    expect(filesOf('entries').length).toBe(3);
    expect((await read()).keys).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => entryOf(index).key));
  });

  it('reads its files in the order of their numbers, also beyond six digits', async () => {
    writeFileSync(pathOf('entries-999999.jsonl'), `${encodeEntry({ ...entryOf(1), subject: null })}\n`);
    const store = await openStore({ maxBytes: 1 });
    await store.saveRecord(entryOf(2));
    await store.close();
    expect(filesOf('entries')).toContain('entries-1000000.jsonl');
    expect((await read()).keys).toEqual([entryOf(1).key, entryOf(2).key]);
  });

  it('refuses entries after it was closed, and closes only when all is stored', async () => {
    const store = await openStore();
    const saving = Promise.all([1, 2, 3].map((index) => store.saveRecord(entryOf(index))));
    await store.close();
    await saving;
    expect((await read()).keys).toHaveLength(3);
    await expect(store.saveRecord(entryOf(4))).rejects.toThrow('closed');
    expect(filesOf('writer.lock')).toEqual([]);
  });
});

describe('an entry that comes again', () => {
  it('is written once while the store is open', async () => {
    const store = await openStore();
    await Promise.all([store.saveRecord(entryOf(1)), store.saveRecord(entryOf(1, { received: NOW + 9 }))]);
    await store.saveRecord(entryOf(1));
    await store.close();
    expect(readFileSync(pathOf('entries-000001.jsonl'), 'utf8').match(/\n/g)).toHaveLength(1);
  });

  it('does not keep the store from those that come after it', async () => {
    const store = await openStore();
    for (const index of [1, 1, 2, 2, 1, 3]) await store.saveRecord(entryOf(index));
    const mixed = [3, 4, 3, 5, 5].map((index) =>
      store.saveRecord(entryOf(index)).then(() => store.saveRecord(entryOf(9))),
    );
    await Promise.all(mixed);
    await store.close();
    expect((await read()).keys).toEqual([1, 2, 3, 4, 5, 9].map((index) => entryOf(index).key));
  });

  it('is counted once, as it came first, when it was written twice', async () => {
    for (const received of [NOW + 5, NOW + 9]) {
      const store = await openStore();
      await store.saveRecord(entryOf(1, { received }));
      await store.close();
    }
    expect((await read()).entries).toEqual([{ ...entryOf(1, { received: NOW + 5 }), subject: null }]);
  });

  it('with another cookie under the same key is kept beside it', async () => {
    const store = await openStore();
    const other = valueOfRecord(idOf(1), NOW + 1, '', 'authorization.statistics.advertising');
    await store.saveRecord(entryOf(1));
    await store.saveRecord(entryOf(1, { cookie: other }));
    await store.close();
    expect((await read()).entries.map(({ cookie }) => cookie)).toEqual([entryOf(1).cookie, other]);
  });
});

describe('a name of a visitor', () => {
  it('is in a file of its own, and forgotten without a change to the entry', async () => {
    const store = await openStore();
    await store.saveRecord(entryOf(1, { subject: 'teacher-7' }));
    await store.saveRecord(entryOf(2, { subject: 'teacher-8' }));
    await store.saveRecord(entryOf(3, { subject: 'teacher-7' }));
    const entriesFile = readFileSync(pathOf('entries-000001.jsonl'), 'utf8');
    expect(entriesFile).not.toContain('teacher');

    const register = openFileRegister(folder.path);
    const names = async () => {
      const subjects = await register.subjects();
      return (await read()).entries.map(({ subject }) => subjects.get(subject ?? ''));
    };
    expect(await names()).toEqual(['teacher-7', 'teacher-8', 'teacher-7']);
    // While the server is running, which goes on writing.
    expect(await register.forget('teacher-7')).toBe(2);
    await store.saveRecord(entryOf(4, { subject: 'teacher-9' }));
    expect(await names()).toEqual([undefined, 'teacher-8', undefined, 'teacher-9']);
    expect(await register.forget('teacher-7')).toBe(0);
    await store.close();

    const subjectsFile = readFileSync(pathOf('subjects-000001.jsonl'), 'utf8');
    expect(subjectsFile).not.toContain('teacher-7');
    expect(readFileSync(pathOf('entries-000001.jsonl'), 'utf8').startsWith(entriesFile)).toBe(true);
  });

  it('has a commitment of its own in each entry: nobody sees from the entries that two are of one visitor', async () => {
    const store = await openStore();
    for (const index of [1, 2]) await store.saveRecord(entryOf(index, { subject: 'teacher-7' }));
    await store.close();
    const [one, two] = (await read()).entries;
    expect(one?.subject).toMatch(/^[\da-f]{64}$/);
    expect(one?.subject).not.toBe(two?.subject);
    const [link] = readFileSync(pathOf('subjects-000001.jsonl'), 'utf8').split('\n');
    const { salt } = JSON.parse(link ?? '');
    expect(salt).toMatch(/^[\da-f]{32}$/);
    expect(one?.subject).toBe(commitmentOf('teacher-7', salt));
  });
});

describe('prune', () => {
  it('deletes what was received before, with the names, while the server is running', async () => {
    const store = await openStore({ maxBytes: 1100 });
    for (let index = 0; index < 10; index++) await store.saveRecord(entryOf(index, { subject: `teacher-${index}` }));
    const register = openFileRegister(folder.path);
    await register.prune(NOW + 7);
    await store.saveRecord(entryOf(10));
    const { keys, damages } = await read();
    expect(keys).toEqual([6, 7, 8, 9, 10].map((index) => entryOf(index).key));
    expect(damages).toEqual([]);
    expect([...(await register.subjects()).values()]).toEqual([6, 7, 8, 9].map((index) => `teacher-${index}`));
    const all = [...filesOf('entries'), ...filesOf('subjects')]
      .map((name) => readFileSync(pathOf(name), 'utf8'))
      .join();
    expect(all).not.toMatch(/teacher-[0-5]/);
    expect(all).not.toContain(idOf(2));
    await store.close();
  });

  it('deletes a name whose entry was never stored', async () => {
    const store = await openStore();
    await store.saveRecord(entryOf(1));
    await store.close();
    const lost = { key: `${idOf(9)}.${NOW - 900_000}`, salt: '00'.repeat(16), subject: 'lost' };
    writeFileSync(pathOf('subjects-000001.jsonl'), `${JSON.stringify(lost)}\n`);
    await openFileRegister(folder.path).prune(NOW);
    expect((await openFileRegister(folder.path).subjects()).size).toBe(0);
  });
});

describe('files that were cut off or changed', () => {
  it('lose a torn last line, which was never acknowledged, and nothing else', async () => {
    const store = await openStore();
    for (const index of [1, 2]) await store.saveRecord(entryOf(index));
    await store.close();
    appendFileSync(pathOf('entries-000001.jsonl'), encodeEntry({ ...entryOf(3), subject: null }).slice(0, 40));
    const again = await openStore();
    await again.saveRecord(entryOf(3));
    await again.close();
    const { keys, damages } = await read();
    expect(keys).toEqual([1, 2, 3].map((index) => entryOf(index).key));
    expect(damages).toMatchObject([{ kind: 'unfinished', bytes: 40 }]);
    // What was in the file before is there as it was.
    expect(filesOf('entries')).toEqual(['entries-000001.jsonl', 'entries-000002.jsonl']);
  });

  it('survive zeros at the end, as a power cut leaves them', async () => {
    const store = await openStore();
    await store.saveRecord(entryOf(1));
    await store.close();
    appendFileSync(pathOf('entries-000001.jsonl'), Buffer.alloc(4096));
    const again = await openStore();
    await again.saveRecord(entryOf(2));
    await again.close();
    const { keys, damages } = await read();
    expect(keys).toEqual([entryOf(1).key, entryOf(2).key]);
    expect(damages).toMatchObject([{ kind: 'unfinished', bytes: 4096 }]);
  });

  it('report a line that is no entry, and read the others', async () => {
    const store = await openStore();
    for (const index of [1, 2, 3]) await store.saveRecord(entryOf(index));
    await store.close();
    const lines = readFileSync(pathOf('entries-000001.jsonl'), 'utf8').split('\n');
    lines[1] = lines[1]?.replace('"gpc":false', '"gpc":"no"') ?? '';
    writeFileSync(pathOf('entries-000001.jsonl'), lines.join('\n'));
    const { keys, damages } = await read();
    expect(keys).toEqual([entryOf(1).key, entryOf(3).key]);
    expect(damages).toMatchObject([{ kind: 'unreadable', offset: (lines[0]?.length ?? 0) + 1 }]);
  });

  it('that were moved away under the running store are not written to any more', async () => {
    const store = await openStore();
    await store.saveRecord(entryOf(1));
    mkdirSync(pathOf('away'));
    renameSync(pathOf('entries-000001.jsonl'), pathOf('away/entries-000001.jsonl'));
    await store.saveRecord(entryOf(2));
    await store.close();
    expect((await read()).keys).toEqual([entryOf(2).key]);
  });
});

/** A file system that fails when it is told to. */
function failing() {
  const state = { write: 0, datasync: 0, truncate: 0, short: false };
  const failure = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const wrap = (handle: FileHandle): FileHandle =>
    new Proxy(handle, {
      get(target, name) {
        if (name === 'write')
          return async (bytes: Buffer, at: number, length: number) => {
            if (state.write > 0) {
              state.write--;
              // The disk takes what still fits.
              await target.write(bytes, at, Math.floor(length / 2));
              throw failure();
            }
            return target.write(bytes, at, state.short ? Math.ceil(length / 3) : length);
          };
        for (const call of ['datasync', 'truncate'] as const)
          if (name === call && state[call] > 0)
            return async () => {
              state[call]--;
              throw failure();
            };
        const value = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const files: Files = { open: async (path, flags, mode) => wrap(await open(path, flags, mode)) };
  return { state, files };
}

describe('a disk that is full', () => {
  it('is an error for the entry, and leaves no half line: the next one is stored behind the last whole one', async () => {
    const { state, files } = failing();
    const store = await openStore({ files });
    await store.saveRecord(entryOf(1));
    state.write = 1;
    await expect(store.saveRecord(entryOf(2))).rejects.toThrow('no space left');
    await store.saveRecord(entryOf(3));
    await store.saveRecord(entryOf(2));
    await store.close();
    const { keys, damages } = await read();
    expect(keys).toEqual([1, 3, 2].map((index) => entryOf(index).key));
    expect(damages).toEqual([]);
    expect(filesOf('entries')).toHaveLength(1);
  });

  it('is retried after a truncation that failed as well', async () => {
    const { state, files } = failing();
    const store = await openStore({ files });
    await store.saveRecord(entryOf(1));
    state.write = 1;
    state.truncate = 2;
    await expect(store.saveRecord(entryOf(2))).rejects.toThrow('no space left');
    await expect(store.saveRecord(entryOf(2))).rejects.toThrow('no space left');
    await store.saveRecord(entryOf(2));
    await store.close();
    const { keys, damages } = await read();
    expect([keys, damages]).toEqual([[entryOf(1).key, entryOf(2).key], []]);
  });

  it('does not fill the folder with empty files', async () => {
    const { state, files } = failing();
    const store = await openStore({ files });
    state.write = 50;
    for (let index = 0; index < 50; index++) await expect(store.saveRecord(entryOf(index))).rejects.toThrow();
    await store.saveRecord(entryOf(50));
    await store.close();
    expect(filesOf('entries')).toHaveLength(1);
    expect((await read()).keys).toEqual([entryOf(50).key]);
  });

  it('is an error for each entry of the batch, and for no other', async () => {
    const { state, files } = failing();
    const store = await openStore({ files });
    const first = store.saveRecord(entryOf(0));
    state.write = 1;
    const results = await Promise.allSettled([first, ...[1, 2, 3].map((index) => store.saveRecord(entryOf(index)))]);
    const stored = results.flatMap(({ status }, index) => (status === 'fulfilled' ? [entryOf(index).key] : []));
    await store.close();
    expect((await read()).keys).toEqual(stored);
    expect(stored.length).toBeLessThan(4);
  });
});

describe('a sync that failed', () => {
  it('is never tried again on the same file: nobody knows what the disk holds', async () => {
    const { state, files } = failing();
    const store = await openStore({ files });
    await store.saveRecord(entryOf(1));
    state.datasync = 1;
    await expect(store.saveRecord(entryOf(2))).rejects.toThrow();
    await store.saveRecord(entryOf(2));
    await store.close();
    expect(filesOf('entries')).toEqual(['entries-000001.jsonl', 'entries-000002.jsonl']);
    expect((await read()).keys).toEqual([entryOf(1).key, entryOf(2).key]);
  });
});

it('a disk that takes a part of the bytes at a time gets the rest, too', async () => {
  const { state, files } = failing();
  state.short = true;
  const store = await openStore({ files });
  for (const index of [1, 2]) await store.saveRecord(entryOf(index));
  await store.close();
  expect((await read()).keys).toEqual([entryOf(1).key, entryOf(2).key]);
});
