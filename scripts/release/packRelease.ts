import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { createTarGzip } from 'nanotar';
import { packWordPress } from '../packWordPress';
import { type ReleaseFiles, releaseFiles } from './releaseFiles';

/** The same for every release: an archive depends on its files alone. In local time, which is what a zip stores. */
const DAY = new Date(2020, 0, 1);

/**
 * Makes the archives of a release: the files for a webmaster as zip and tarball, the WordPress plugin as zip, and their
 * SHA-256.
 * @param target is emptied first
 * @param address of the repository
 */
export async function packRelease(target: string, version: string, address: string): Promise<void> {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const name = `kelisim-${version}`;
  const files = within(name, releaseFiles(version, address));
  const made = new Map<string, Uint8Array>([
    [`${name}.zip`, zip(files)],
    [`${name}.tar.gz`, await tar(files)],
    [`kelisim-wordpress-${version}.zip`, zip(within('kelisim', wordPressFiles()))],
  ]);
  for (const [file, bytes] of made) writeFileSync(join(target, file), bytes);
  const sums = [...made].map(([file, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`);
  writeFileSync(join(target, 'SHA256SUMS'), sums.join(''));
}

function within(folder: string, files: ReleaseFiles): ReleaseFiles {
  return new Map([...files].sort().map(([file, bytes]) => [`${folder}/${file}`, bytes]));
}

function zip(files: ReleaseFiles): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 9, mtime: DAY });
}

async function tar(files: ReleaseFiles): Promise<Uint8Array> {
  const attrs = { mtime: Date.UTC(2020, 0, 1), mode: '644', uid: 0, gid: 0 };
  return createTarGzip([...files].map(([name, data]) => ({ name, data, attrs })));
}

function wordPressFiles(): ReleaseFiles {
  const folder = mkdtempSync(join(tmpdir(), 'kelisim-wordpress-'));
  try {
    packWordPress(folder);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const isFile = (name: string) => statSync(join(folder, name)).isFile();
    return new Map(names.filter(isFile).map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
