import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { ROOT } from '../fixtures/sourceFiles';

// In a program of its own: the project's tests declare a `window.Kelisim` that is always there.
it('window.Kelisim has the types of what the script tag makes', () => {
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'ES2022', '--module', 'ESNext'];
  const more = ['--moduleResolution', 'bundler', '--resolveJsonModule', '--ignoreConfig'];
  const { stdout, status } = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', ...options, ...more, 'test/types/global/window.ts', 'src/virtual.d.ts'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect(stdout).toBe('');
  expect(status).toBe(0);
}, 60_000);
