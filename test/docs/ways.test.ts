import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blocksOf, FROM_EXAMPLES, nameOf } from '../fixtures/documentation';
import { filesUnder, read } from '../fixtures/sourceFiles';

const MADE = /\/(node_modules|build|dist|\.[\w-]+)\//;

describe.each(Object.entries(FROM_EXAMPLES))('%s', (page, example) => {
  const files = filesUnder(example, /\.(tsx?|mjs|html|svelte|vue|astro)$/)
    .filter((file) => !MADE.test(file))
    .map((file) => [file, read(file).trim()] as const);
  const blocks = blocksOf(page);

  it('has the files of its example', () => {
    expect(existsSync(example)).toBe(true);
    expect(blocks.length).toBeGreaterThan(1);
  });

  it.each(blocks.map((block) => [nameOf(block), block] as const))('%s is a file of the example', (_name, { code }) => {
    const isThere = ([file, text]: readonly [string, string]) =>
      file.endsWith('.html') ? text.includes(code.trim()) : text === code.trim();
    expect(files.filter(isThere).map(([file]) => file)).toHaveLength(1);
  });

  it.each(blocks.map((block) => [nameOf(block), block] as const))('%s is named before it', (_name, { line, code }) => {
    const [[file = ''] = []] = files.filter(([, text]) => text === code.trim());
    if (!file) return;
    const before = read(page).split('\n').slice(0, line).join('\n');
    expect(before).toContain(`\`${file.slice(example.length + 1)}\``);
  });
});
