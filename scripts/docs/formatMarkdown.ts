import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../build/bundle';

/** Markdown as the linter wants it to be. */
export function formatMarkdown(file: string, input: string): string {
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${file}`], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
  });
}
