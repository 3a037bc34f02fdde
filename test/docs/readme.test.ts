import { expect, it } from 'vitest';
import { blocksOf } from '../fixtures/documentation';
import { read } from '../fixtures/sourceFiles';

const START = '<!-- bench:start -->';
const END = '<!-- bench:end -->';
const readme = read('README.md');
/** Without what the bench writes. */
const written = (text: string) => text.split(START)[0] + (text.split(END)[1] ?? '');

it.each(['README.md', 'docs/COMPARISON.md'])('%s has one place for the table of the bench', (file) => {
  const text = read(file);
  expect(text.split(START)).toHaveLength(2);
  expect(text.split(END)).toHaveLength(2);
  expect(text.indexOf(START)).toBeLessThan(text.indexOf(END));
});

it.each(['README.md', 'README.kk.md', 'README.ru.md', 'docs/COMPARISON.md', 'docs/START.md'])(
  '%s has no figure of size or time that nobody measures',
  (file) => {
    expect(written(read(file))).not.toMatch(/\d(?:[.,]\d+)? ?(KB|KiB|ms|КБ|мс)\b/);
  },
);

it('README.md can be read in a few minutes', () => {
  // A bar of a table is no word.
  const words = written(readme).match(/\S*[\p{L}\p{N}]\S*/gu) ?? [];
  expect(words.length).toBeLessThanOrEqual(900);
});

it('its first snippet is for any portal', () => {
  const [first] = blocksOf('README.md');
  expect(first?.code).toContain('"operator"');
  expect(first?.code).not.toContain('smartustaz');
});

it.each(['README.md', 'README.kk.md', 'README.ru.md', 'docs/START.md'])(
  '%s names the version of the package at the CDN',
  (file) => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const named = [...read(file).matchAll(/npm\/kelisim@([^/]+)\//g)].map(([, found]) => found);
    expect(named).toEqual([version]);
  },
);
