import { describe, expect, it } from 'vitest';
import { compileTexts } from '../../build/compileTexts';
import { LANGUAGES } from '../../build/readLocale';
import { numberKeys, numberTexts, textKeysPlugin } from '../../build/textKeys';

const numbers = numberKeys();
/** As the page gets them. */
const built = (texts: Record<string, string>): Record<string, string> => new Function(`return ${numberTexts(texts)}`)();
const transform = (code: string, id: string) =>
  (textKeysPlugin().transform as (code: string, id: string) => { code: string } | undefined)(code, id)?.code;

describe.each(LANGUAGES)('the numbered texts of %s', (language) => {
  const layers = (['first', 'more'] as const).map((layer) => compileTexts(language, layer));

  it('are those of the locale, plural forms by their suffix', () => {
    for (const texts of layers) {
      const page = built(texts);
      for (const [key, text] of Object.entries(texts)) {
        const [base = '', form] = key.split('_');
        const number = numbers.get(base);
        expect(page[number === undefined ? key : form ? `${number}_${form}` : number], key).toBe(text);
      }
      expect(Object.keys(page)).toHaveLength(Object.keys(texts).length);
    }
  });

  it('do not overwrite each other where both layers are there', () => {
    const [first = {}, more = {}] = layers.map(built);
    expect(Object.keys(first).filter((key) => key in more)).toEqual([]);
  });
});

describe('code', () => {
  it('names a text by its number where texts are asked for', () => {
    expect(transform("t('notice.title')", '/x/src/ui/Notice.tsx')).toBe(
      `t(${`${numbers.get('notice.title')}`.padEnd("'notice.title'".length)})`,
    );
    expect(transform("t(on ? 'preferences.on' : 'no.key')", '/x/src/ui/views/Switch.tsx')).toBe(
      `t(on ? ${`${numbers.get('preferences.on')}`.padEnd("'preferences.on'".length)} : 'no.key')`,
    );
  });

  it('is left alone elsewhere', () => {
    expect(transform("check('notice.title')", '/x/src/check/checkOptions.ts')).toBeUndefined();
  });

  it('keeps the names that it composes', () => {
    for (const name of ['category.statistics', 'feature.account', 'purpose.necessary', 'smartustaz.refusal'])
      expect(numbers.has(name)).toBe(false);
  });
});
