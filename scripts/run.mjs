// The one file that Node runs as it is: installs what is missing, then runs a script of ours in TypeScript.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lock = join(root, 'package-lock.json');
const marker = join(root, 'node_modules', '.package-lock.json');

function isInstalled() {
  if (!existsSync(marker)) return false;
  // npm writes its marker after the lock file it installed from; after a `git pull` the lock is the newer one.
  if (statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return true;
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packages(marker);
  return Object.entries(packages(lock)).every(
    ([path, { version, optional }]) => !path || optional || installed[path]?.version === version,
  );
}

if (!isInstalled()) {
  console.log('Installing packages …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
const [script, ...rest] = process.argv.slice(2);
const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(root, script), ...rest], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
