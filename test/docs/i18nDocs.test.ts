import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ROOT, read } from '../fixtures/sourceFiles';

vi.setConfig({ testTimeout: 120_000 });

it('the code of docs/I18N.md compiles', () => {
  const blocks = [...read('docs/I18N.md').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  expect(blocks.length).toBe(3);
  const folder = mkdtempSync(join(ROOT, 'test/.docs-'));
  try {
    blocks.forEach((code, index) => {
      writeFileSync(join(folder, `block${index}.ts`), code);
    });
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.json',
        compilerOptions: { paths: { kelisim: ['../../src/index.ts'], 'kelisim/i18next': ['../../src/i18next.ts'] } },
        include: ['*.ts', '../../src/virtual.d.ts', '../../src/notice/jsx.d.ts'],
      }),
    );
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--project', folder], {
      stdio: 'pipe',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
