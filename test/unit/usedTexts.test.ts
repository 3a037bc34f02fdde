import { describe, expect, it } from 'vitest';
import { compileTexts } from '../../build/compileTexts';
import { LANGUAGES, LAYERS } from '../../build/readLocale';
import { codeOf, filesUnder } from '../fixtures/sourceFiles';

const source = filesUnder('src', /\.tsx?$/)
  .map(codeOf)
  .join('\n');
/** Keys that code composes: of names that portals choose, of a button by its act, of what a policy discloses. */
const COMPOSED = /^(category|feature|purpose|embed|brief)\.|^button\.(accept|reject)$/;
const disclosed = [...source.matchAll(/disclosure\('(\w+)'\)/g)].map(([, what]) => `smartustaz.${what}`);
const keys = LAYERS.flatMap((layer) => Object.keys(compileTexts('en', layer)));
const bases = [...new Set(keys.map((key) => key.replace(/_(one|other)$/, '')))];

describe('a text of the locales', () => {
  it('is asked for by the source', () => {
    const isUsed = (key: string) => COMPOSED.test(key) || disclosed.includes(key) || source.includes(`'${key}'`);
    expect(bases.filter((key) => !isUsed(key))).toEqual([]);
  });

  it('that is composed is composed in the source', () => {
    for (const part of ['{kind}.', 'purpose.', 'embed.', 'button.'])
      expect(source).toMatch(new RegExp(`\`\\$?${part}`));
  });

  it('is asked for by a key that exists', () => {
    const asked = [...source.matchAll(/\bt\((?:\w+ \? )?'([a-z]+\.\w+)'/g)].map(([, key = '']) => key);
    expect(asked.length).toBeGreaterThan(60);
    expect(asked.filter((key) => !bases.includes(key))).toEqual([]);
  });

  it.each(LANGUAGES)('is there in %s', (language) => {
    const there = LAYERS.flatMap((layer) => Object.keys(compileTexts(language, layer)));
    expect(new Set(there.map((key) => key.replace(/_(one|few|many|other)$/, '')))).toEqual(new Set(bases));
  });
});
