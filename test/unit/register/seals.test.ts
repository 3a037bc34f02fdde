import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/register/consent';
import { openFileRegister } from '../../../src/register/files/openFileRegister';
import { openFileStore } from '../../../src/register/files/openFileStore';
import { encodeEntry } from '../../../src/register/StoredEntry';
import { pruneRegister } from '../../../src/register/seals/pruneRegister';
import { sealRegister } from '../../../src/register/seals/sealRegister';
import { verifyRegister } from '../../../src/register/seals/verifyRegister';
import { entryOf, idOf, NOW } from '../../fixtures/entries';
import { useTemporaryFolder } from '../../fixtures/register';

const folder = useTemporaryFolder();

const HOUR = 3600;
const pathOf = (name: string) => join(folder.path, name);
const ENTRIES = 'entries-000001.jsonl';
const register = () => openFileRegister(folder.path);
const save = async (...entries: Entry[]) => {
  const store = await openFileStore({ directory: folder.path });
  for (const entry of entries) await store.saveRecord(entry);
  await store.close();
};
const seal = (now: number, more: object = {}) =>
  sealRegister({ register: register(), directory: folder.path, now, ...more });
const verify = (more: object = {}) => verifyRegister({ register: register(), directory: folder.path, ...more });
const kinds = async (more: object = {}) => (await verify(more)).findings.map(({ kind }) => kind);
const change = (name: string, edit: (text: string) => string) =>
  writeFileSync(pathOf(name), edit(readFileSync(pathOf(name), 'utf8')));
const editLine = (name: string, index: number, edit: (line: string) => string | null) =>
  change(name, (text) =>
    text
      .split('\n')
      .flatMap((line, at) => (at === index ? (edit(line) ?? []) : line))
      .join('\n'),
  );

/** Five entries of the first hour, sealed; three of the second, sealed; two that are not sealed. */
async function fill() {
  await save(...[0, 1, 2, 3, 4].map((index) => entryOf(index, { subject: `teacher-${index}` })));
  const first = await seal(NOW + HOUR);
  await save(...[5, 6, 7].map((index) => entryOf(index, { at: NOW + HOUR + index })));
  const second = await seal(NOW + 2 * HOUR);
  await save(...[8, 9].map((index) => entryOf(index, { at: NOW + 2 * HOUR + index })));
  return { first, second };
}

describe('seal and verify', () => {
  it('find nothing where nothing was changed', async () => {
    const { first, second } = await fill();
    expect([first.sealed, second.sealed, second.links]).toEqual([5, 3, 2]);
    expect(await verify()).toEqual({
      ...{ ok: true, entries: 10, sealed: 8, unsealed: 2, pruned: 0, links: 2, head: second.head },
      ...{ findings: [], notes: [] },
    });
    expect((await verify({ head: first.head })).ok).toBe(true);
  });

  it('seal nothing twice, and nothing at all where nothing is new', async () => {
    const { second } = await fill();
    expect((await seal(NOW + 3 * HOUR)).sealed).toBe(2);
    const again = await seal(NOW + 4 * HOUR);
    expect([again.sealed, again.links]).toEqual([0, 3]);
    expect(again.head).not.toBe(second.head);
  });

  it('work for an empty register', async () => {
    expect(await seal(NOW)).toMatchObject({ sealed: 0, head: null, links: 0 });
    expect(await verify()).toMatchObject({ ok: true, entries: 0, links: 0 });
  });

  it('seal in batches', async () => {
    await save(entryOf(1));
    const lines = Array.from({ length: 25_000 }, (_, index) => encodeEntry({ ...entryOf(index + 2), subject: null }));
    appendFileSync(pathOf(ENTRIES), `${lines.join('\n')}\n`);
    const read: number[] = [];
    expect(await seal(NOW + 90_000, { onProgress: (count: number) => read.push(count) })).toMatchObject({
      ...{ sealed: 25_001, links: 3 },
    });
    expect(read.at(-1)).toBe(25_001);
    expect(await verify()).toMatchObject({ ok: true, sealed: 25_001 });
  });

  it('say nothing about a visitor in what they write', async () => {
    await fill();
    const written = readFileSync(pathOf('seals.jsonl'), 'utf8') + readFileSync(pathOf('leaves.txt'), 'utf8');
    expect(written).not.toMatch(/teacher|id\d|_{5}/);
  });

  it('do not mind an entry that was stored twice', async () => {
    await fill();
    await save(entryOf(2));
    expect(await verify()).toMatchObject({ ok: true, entries: 10, unsealed: 2 });
    expect((await seal(NOW + 3 * HOUR)).sealed).toBe(2);
  });

  it('hold while the server writes and names are forgotten', async () => {
    await fill();
    expect(await register().forget('teacher-3')).toBe(1);
    expect(await verify()).toMatchObject({ ok: true, sealed: 8 });
  });
});

describe('verify finds', () => {
  beforeEach(async () => {
    await fill();
  });

  it.each([
    ['the cookie', (line: string) => line.replace('yes=authorization', 'yes=statistics')],
    ['the time', (line: string) => line.replace(/"received":(\d+)/, (_, at) => `"received":${Number(at) + 1}`)],
    ['the text', (line: string) => line.replace(/"text":"[^"]*"/, '"text":null')],
    ['the site', (line: string) => line.replace('smartustaz.kz', 'other.kz')],
    ['the signal', (line: string) => line.replace('"gpc":false', '"gpc":true')],
    ['the name', (line: string) => line.replace(/"subject":"[^"]*"/, '"subject":null')],
  ])('an entry whose %s was changed', async (_what, edit) => {
    editLine(ENTRIES, 1, edit);
    const { findings } = await verify();
    expect(findings).toMatchObject([{ kind: 'changed', message: expect.stringContaining(idOf(1)) }]);
  });

  it('an entry that is missing', async () => {
    editLine(ENTRIES, 6, () => null);
    const { ok, findings } = await verify();
    expect(ok).toBe(false);
    expect(findings).toMatchObject([{ kind: 'missing', message: expect.stringContaining('seal 2') }]);
  });

  it('an entry that was overwritten with blanks', async () => {
    editLine(ENTRIES, 6, (line) => ' '.repeat(line.length));
    expect(await kinds()).toEqual(['missing']);
  });

  it('an entry that was made unreadable', async () => {
    editLine(ENTRIES, 6, (line) => line.replace('{', '['));
    expect(await kinds()).toEqual(['unreadable', 'missing']);
  });

  it('an entry that was inserted later with an earlier time', async () => {
    const forged = encodeEntry({ ...entryOf(99, { at: NOW + 100 }), subject: null });
    change(ENTRIES, (text) => `${forged}\n${text}`);
    const { findings } = await verify();
    expect(findings).toMatchObject([{ kind: 'inserted', message: expect.stringContaining(idOf(99)) }]);
  });

  it('all entries that are gone with their file', async () => {
    writeFileSync(pathOf(ENTRIES), '');
    expect(await kinds()).toEqual(Array(8).fill('missing'));
  });

  it('a seal that was changed', async () => {
    editLine('seals.jsonl', 0, (line) => line.replace('"count":5', '"count":4'));
    expect(await kinds()).toContain('chain');
  });

  it('a seal that is gone from the middle', async () => {
    editLine('seals.jsonl', 0, () => null);
    expect(await kinds()).toContain('chain');
  });

  it('leaves that were changed', async () => {
    editLine('leaves.txt', 2, (line) => line.replace(/^./, (digit) => (digit === '0' ? '1' : '0')));
    expect(await kinds()).toEqual(expect.arrayContaining(['leaves', 'changed']));
  });

  it('leaves that are missing', async () => {
    editLine('leaves.txt', 7, () => null);
    expect(await kinds()).toContain('leaves');
  });

  it('a chain that was made anew as a whole, where the head was kept elsewhere', async () => {
    const kept = (await verify()).head as string;
    editLine(ENTRIES, 1, (line) => line.replace('yes=authorization', 'yes=statistics'));
    for (const name of ['seals.jsonl', 'leaves.txt']) writeFileSync(pathOf(name), '');
    await seal(NOW + 2 * HOUR);
    expect((await verify()).ok).toBe(true);
    expect(await kinds({ head: kept })).toEqual(['head']);
  });

  it('a chain whose end was cut off, where the head was kept elsewhere', async () => {
    const kept = (await verify()).head as string;
    editLine('seals.jsonl', 1, () => null);
    expect(await kinds({ head: kept })).toContain('head');
  });
});

describe('an entry that states a time before the last seal', () => {
  const late = entryOf(50, { at: NOW + 10 });

  it('is not sealed until a person accepts it, and is named until then', async () => {
    await fill();
    await save(late);
    const refused = await seal(NOW + 3 * HOUR);
    expect([refused.sealed, refused.late]).toEqual([2, [late.key]]);
    expect(await kinds()).toEqual(['inserted']);
    const accepted = await seal(NOW + 3 * HOUR, { acceptLate: true });
    expect([accepted.sealed, accepted.late]).toEqual([1, [late.key]]);
    const { ok, notes } = await verify();
    expect([ok, notes.length, notes[0]]).toEqual([
      true,
      1,
      'Entries that state an earlier time than the seal before theirs, accepted by a person: 1.',
    ]);
    expect(JSON.parse(readFileSync(pathOf('seals.jsonl'), 'utf8').trim().split('\n').at(-1) ?? '').late).toBe(1);
  });

  it('is no matter within ten minutes: it may have waited for the disk', async () => {
    await fill();
    await save(entryOf(50, { at: NOW + 2 * HOUR - 599 }));
    expect(await verify()).toMatchObject({ ok: true, unsealed: 3 });
    expect((await seal(NOW + 3 * HOUR)).late).toEqual([]);
  });
});

describe('prune', () => {
  const prune = (before: number, more: object = {}) =>
    pruneRegister({ register: register(), directory: folder.path, before, now: NOW + 5 * HOUR, ...more });

  it('keeps the seals and reports the gap', async () => {
    await fill();
    expect(await prune(NOW + HOUR)).toEqual({ sealed: 5, unsealed: 0 });
    const { ok, pruned, sealed, entries, notes } = await verify();
    expect({ ok, pruned, sealed, entries }).toEqual({ ok: true, pruned: 5, sealed: 3, entries: 5 });
    expect(notes).toEqual([
      expect.stringMatching(
        /^Sealed entries from before 2027-01-15T09:00:00Z, deleted by "prune" on 2027-01-15T13:00:00Z: 5\.$/,
      ),
    ]);
  });

  it('only counts where it is asked to', async () => {
    await fill();
    expect(await prune(NOW + HOUR, { dry: true })).toEqual({ sealed: 5, unsealed: 0 });
    expect(await verify()).toMatchObject({ ok: true, pruned: 0, sealed: 8, links: 2 });
  });

  it('does not cover an entry that somebody else deleted', async () => {
    await fill();
    await prune(NOW + HOUR);
    editLine(ENTRIES, 6, (line) => ' '.repeat(line.length));
    expect(await kinds()).toEqual(['missing']);
  });

  it('does not cover an old entry that was deleted before it', async () => {
    await fill();
    editLine(ENTRIES, 2, (line) => ' '.repeat(line.length));
    expect(await prune(NOW + HOUR)).toEqual({ sealed: 4, unsealed: 0 });
    expect(await kinds()).toEqual(['missing']);
  });

  it('that a crash cut off in the middle is finished by the next one', async () => {
    await fill();
    const crashing = { ...register(), prune: () => Promise.reject(new Error('killed')) };
    await expect(
      pruneRegister({ register: crashing, directory: folder.path, before: NOW + HOUR, now: NOW + 5 * HOUR }),
    ).rejects.toThrow('killed');
    expect(await verify()).toMatchObject({ ok: true, sealed: 8 });
    await prune(NOW + HOUR);
    expect(await verify()).toMatchObject({ ok: true, sealed: 3, pruned: 5 });
  });

  it('needs no chain', async () => {
    await save(entryOf(1), entryOf(2));
    expect(await prune(NOW + 3)).toEqual({ sealed: 0, unsealed: 1 });
    expect(existsSync(pathOf('seals.jsonl'))).toBe(false);
  });
});

describe('a seal that a crash cut off', () => {
  it('leaves leaves without a seal, which the next one replaces', async () => {
    await fill();
    appendFileSync(pathOf('leaves.txt'), `${'a'.repeat(64)} ${'b'.repeat(8)} ${NOW}\n${'c'.repeat(30)}`);
    expect((await verify()).ok).toBe(true);
    expect((await seal(NOW + 3 * HOUR)).sealed).toBe(2);
    expect(await verify()).toMatchObject({ ok: true, sealed: 10, unsealed: 0 });
  });

  it('leaves half a line in the chain, which the next one removes', async () => {
    await fill();
    truncateSync(pathOf('seals.jsonl'), readFileSync(pathOf('seals.jsonl')).length - 20);
    expect(await verify()).toMatchObject({ ok: true, sealed: 5, unsealed: 5 });
    expect((await seal(NOW + 3 * HOUR)).sealed).toBe(5);
    expect(await verify()).toMatchObject({ ok: true, sealed: 10 });
  });

  it('is told from a line that somebody changed', async () => {
    await fill();
    editLine('seals.jsonl', 0, (line) => line.slice(3));
    await expect(verify()).rejects.toThrow('line 1 cannot be read');
  });
});
