import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { hexDigest } from '../../../src/register/hashes';
import type { EnumeratedText } from '../../../src/register/texts/EnumeratedText';
import { findArchived, openArchive } from '../../../src/register/texts/openArchive';
import { ArchiveError, readIndex, writeArchive } from '../../../src/register/texts/writeArchive';
import { useTemporaryFolder } from '../../fixtures/register';

const folder = useTemporaryFolder('texts');

const texts: readonly EnumeratedText[] = [
  { language: 'kk', view: 'notice', text: 'Cookie файлдары\nҚабылдау' },
  { language: 'ru', view: 'notice', text: 'Файлы cookie\nПринять' },
  { language: 'kk', view: 'notice', asked: 'account', gpc: true, text: 'Жүйеге кіру\nҚабылдау' },
  { language: 'kk', view: 'law', digest: '0123abcd', text: 'БСН\nМерзімі' },
];
const options = { policy: { version: '1', url: '/p' }, categories: ['a'] };
const write = (more: Partial<Parameters<typeof writeArchive>[0]> = {}) =>
  writeArchive({ directory: folder.path, texts, options, release: '1.0.0', date: '2026-11-26', ...more });
const pathOf = (name: string) => join(folder.path, name);
const hashOf = (index: number) => hexDigest(texts[index]?.text ?? '');

describe('the archive of texts', () => {
  it('has each text under its hash, and an index', async () => {
    expect(await write()).toEqual({ written: 4, known: 0, indexed: 4 });
    expect(readdirSync(folder.path).sort()).toEqual(
      [...[0, 1, 2].map((index) => `${hashOf(index)}.txt`), 'index.jsonl', 'law-kk-0123abcd.txt'].sort(),
    );
    expect(readFileSync(pathOf(`${hashOf(0)}.txt`), 'utf8')).toBe(texts[0]?.text);
    const index = await readIndex(folder.path);
    expect(index[2]).toEqual({
      ...{ sha256: hashOf(2), date: '2026-11-26', release: '1.0.0', language: 'kk', view: 'notice' },
      ...{ asked: 'account', gpc: true, options: expect.stringMatching(/^[\da-f]{64}$/) },
    });
  });

  it('never touches a text that is there, and adds what a later release shows', async () => {
    await write();
    const before = statSync(pathOf(`${hashOf(0)}.txt`)).mtimeMs;
    expect(await write({ date: '2026-12-01' })).toEqual({ written: 0, known: 4, indexed: 0 });
    const more = [...texts, { language: 'en', view: 'notice', text: 'Cookies\nAccept' }];
    expect(await write({ texts: more, release: '1.1.0', date: '2026-12-01' })).toEqual({
      ...{ written: 1, known: 4, indexed: 5 },
    });
    expect(statSync(pathOf(`${hashOf(0)}.txt`)).mtimeMs).toBe(before);
    expect((await readIndex(folder.path)).map(({ release }) => release)).toEqual([
      ...Array(4).fill('1.0.0'),
      ...Array(5).fill('1.1.0'),
    ]);
  });

  it('names the same options alike, in whatever order they are written', async () => {
    await write();
    const reordered = { categories: ['a'], policy: { url: '/p', version: '1' } };
    expect((await write({ options: reordered })).indexed).toBe(0);
    expect((await write({ options: { ...options, term: 90 } })).indexed).toBe(4);
  });

  it.each([
    ['a text', () => `${hashOf(0)}.txt`],
    ["the law's items", () => 'law-kk-0123abcd.txt'],
  ])('is not written over when %s was changed', async (_what, name) => {
    await write();
    writeFileSync(pathOf(name()), 'changed');
    await expect(write()).rejects.toThrow(ArchiveError);
    expect(readFileSync(pathOf(name()), 'utf8')).toBe('changed');
  });

  it('finds a text by 16 or 64 digits, and says when it was changed', async () => {
    await write();
    for (const hash of [hashOf(1), hashOf(1).slice(0, 16)])
      expect(await findArchived(folder.path, hash)).toMatchObject({
        ...{ sha256: hashOf(1), text: texts[1]?.text, intact: true, shown: [{ language: 'ru' }] },
      });
    expect(await findArchived(folder.path, 'f'.repeat(16))).toBeNull();
    writeFileSync(pathOf(`${hashOf(1)}.txt`), 'changed');
    expect(await findArchived(folder.path, hashOf(1))).toMatchObject({ intact: false });
  });

  it('gives the server the full hash, also of texts that a release added while it was running', async () => {
    await write();
    const { findText } = openArchive(folder.path);
    expect(findText(hashOf(0).slice(0, 16))).toBe(hashOf(0));
    const late = { language: 'en', view: 'notice', text: 'later' };
    const hash16 = hexDigest(late.text).slice(0, 16);
    expect(findText(hash16)).toBeNull();
    await write({ texts: [late] });
    expect(findText(hash16)).toBeNull();
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 61_000);
    expect(findText(hash16)).toBe(hexDigest(late.text));
    clock.mockRestore();
  });

  it('keeps any text as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const given = Buffer.from(text).toString();
        await write({ texts: [{ language: 'kk', view: 'notice', text: given }] });
        expect((await findArchived(folder.path, hexDigest(given)))?.text).toBe(given);
      }),
      { numRuns: 20 },
    );
  });
});
