import { execFileSync } from 'node:child_process';
import { ROOT } from '../build/bundle';

/** `npm run tool -- sbom` prints the packages that Kelisim needs at run time, in the format CycloneDX. */
execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], {
  cwd: ROOT,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
