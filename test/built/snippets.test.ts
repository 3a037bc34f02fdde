import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT } from '../../demo/configurator/Draft';
import { npmSnippet } from '../../demo/configurator/snippets';
import { richDraft } from '../fixtures/richDraft';
import { ROOT } from '../fixtures/sourceFiles';

it('the snippets of the configurator by npm are right to the type checker', () => {
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.snippets-'));
  const drafts = [DEFAULT, richDraft, { ...DEFAULT, preset: true, bin: '1', categories: [], features: [] }];
  const check = () =>
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--project', folder], {
      encoding: 'utf8',
    });
  const compilerOptions = {
    ...{ strict: true, noEmit: true, module: 'ESNext', moduleResolution: 'bundler', target: 'ES2022', types: [] },
    paths: { kelisim: [join(ROOT, 'dist/types/index.d.ts')] },
  };
  try {
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    drafts.forEach((draft, index) => {
      writeFileSync(join(folder, `snippet${index}.ts`), npmSnippet(draft));
    });
    expect(check()).toBe('');
    // It would have said so.
    writeFileSync(join(folder, 'wrong.ts'), npmSnippet(DEFAULT).replace('policy:', 'policies:'));
    expect(check).toThrow();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
