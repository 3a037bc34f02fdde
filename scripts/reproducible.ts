import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';

/**
 * `npm run long -- reproducible`: builds in two folders of different names and lengths; every file has to be the same,
 * byte by byte.
 */
const NEEDED = [
  'src',
  'build',
  'scripts',
  'locales',
  'rules',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
];
const folders = ['a', 'another folder, with spaces'].map((name) => join(mkdtempSync(join(tmpdir(), 'kelisim-')), name));
try {
  const [one, two] = folders.map(build) as [Map<string, string>, Map<string, string>];
  const names = new Set([...one.keys(), ...two.keys()]);
  const different = [...names].filter((name) => one.get(name) !== two.get(name));
  console.log(`${names.size} files, ${different.length} different`);
  if (different.length || !names.size) throw new Error(`not reproducible: ${different}`);
} finally {
  for (const folder of folders) rmSync(join(folder, '..'), { recursive: true, force: true });
}

/** The hash of each built file, by name. */
function build(folder: string): Map<string, string> {
  for (const name of NEEDED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const dist = join(folder, 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(dist, name)).isFile(),
  );
  return new Map(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(dist, name)))
        .digest('hex'),
    ]),
  );
}
