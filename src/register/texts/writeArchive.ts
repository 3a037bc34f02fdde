import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SHA256 } from '../consent';
import { hexDigest } from '../hashes';
import { parseLines } from '../parseLines';
import type { EnumeratedText } from './EnumeratedText';

export const INDEX = 'index.jsonl';

/** One line of the index: which release showed which text, and where. */
export interface IndexLine {
  readonly sha256: string;
  /** `YYYY-MM-DD`, when the text was first archived for this release. */
  readonly date: string;
  /** Of Kelisim. */
  readonly release: string;
  /** SHA-256 of the options. */
  readonly options: string;
  readonly language: string;
  readonly view: string;
  readonly [circumstance: string]: string | number | boolean;
}

/** A file of the archive does not hold what its name says. */
export class ArchiveError extends Error {
  readonly code = 'archive';
}

export interface WriteArchiveOptions {
  readonly directory: string;
  readonly texts: Iterable<EnumeratedText>;
  readonly options: object;
  readonly release: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export interface WrittenArchive {
  /** Texts that are new. */
  readonly written: number;
  /** Texts that were there before. */
  readonly known: number;
  /** New lines of the index. */
  readonly indexed: number;
}

/**
 * Writes each text into a file that is named after its SHA-256. Nothing that is there is ever written over: a file that
 * does not hold what its name says is an error.
 * @throws {ArchiveError}
 */
export async function writeArchive(from: WriteArchiveOptions): Promise<WrittenArchive> {
  const { directory, texts, options, release, date } = from;
  await mkdir(directory, { recursive: true });
  const before = await readIndex(directory);
  const indexed = new Set(before.map(withoutDate));
  const hash16s = new Map((await listTexts(directory)).map((hash) => [hash.slice(0, 16), hash]));
  const optionsHash = hexDigest(canonicalJson(options));
  const lines: IndexLine[] = [];
  let written = 0;
  let known = 0;
  for (const { text, language, view, ...circumstances } of texts) {
    const sha256 = hexDigest(text);
    const isNew = await writeOnce(join(directory, nameOf(sha256, language, view, circumstances.digest)), text);
    if (isNew) written++;
    else known++;
    if (view !== 'law') {
      const other = hash16s.get(sha256.slice(0, 16)) ?? sha256;
      if (other !== sha256) throw new ArchiveError(`${other} and ${sha256} begin with the same 16 digits.`);
      hash16s.set(sha256.slice(0, 16), sha256);
    }
    const given = Object.entries(circumstances).filter(([, value]) => value !== undefined);
    const line = {
      sha256,
      date,
      release,
      options: optionsHash,
      language,
      view,
      ...Object.fromEntries(given),
    } as IndexLine;
    if (indexed.has(withoutDate(line))) continue;
    indexed.add(withoutDate(line));
    lines.push(line);
  }
  if (lines.length) await appendFile(join(directory, INDEX), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return { written, known, indexed: lines.length };
}

/** The lines of the index; none where there is no index yet. */
export async function readIndex(directory: string): Promise<readonly IndexLine[]> {
  const path = join(directory, INDEX);
  if (!existsSync(path)) return [];
  return parseLines(await readFile(path, 'utf8'), (line) => new ArchiveError(`${path}: line ${line} cannot be read.`));
}

/** The SHA-256 of each text in the archive, after the names of the files. */
export async function listTexts(directory: string): Promise<readonly string[]> {
  return hashesOf(await readdir(directory));
}

/** The SHA-256 of each text among the names of files: `<sha256>.txt`. */
export function hashesOf(names: readonly string[]): string[] {
  const texts = names.filter((name) => name.endsWith('.txt')).map((name) => name.slice(0, -'.txt'.length));
  return texts.filter((name) => SHA256.test(name));
}

/** Law's items are found by what the canonical form says about them; every other text by its hash. */
function nameOf(sha256: string, language: string, view: string, digest: string | undefined): string {
  return view === 'law' && digest ? `law-${language}-${digest}.txt` : `${sha256}.txt`;
}

/** Whether it is new. @throws {ArchiveError} where the file holds something else */
async function writeOnce(path: string, text: string): Promise<boolean> {
  if (existsSync(path)) {
    if ((await readFile(path, 'utf8')) === text) return false;
    throw new ArchiveError(
      `${path} does not hold the text that belongs there. It is left as it is; look who changed it.`,
    );
  }
  // In one step: half a text under a whole name would be an error for ever.
  const unfinished = `${path}.unfinished`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
  return true;
}

/** The same text for the same options, in whatever order they are written. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join()}}`;
}

const withoutDate = ({ date: _date, ...rest }: IndexLine) => canonicalJson(rest);
