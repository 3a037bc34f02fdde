import { parse } from 'acorn';
import { expect, it } from 'vitest';
import { filesUnder, read } from '../fixtures/sourceFiles';
import { youngNames } from '../fixtures/youngNames';

/** The command line tool and the register are for Node alone. */
const files = filesUnder('dist', /\.js$/).filter((file) => !/^dist\/(cli|register)\.js$/.test(file));
/** For Node, whose version the package names. */
const served = files.filter((file) => !/^dist\/server\.js$/.test(file));
const isModule = (file: string) => !/^dist\/kelisim(\.all)?\.js$/.test(file);

it('sees every kind of file', () => {
  for (const file of [
    'index.js',
    'index.production.js',
    'server.js',
    'kelisim.js',
    'kelisim.settings.js',
    'chunks/settingsPart.js',
  ])
    expect(files).toContain(`dist/${file}`);
});

it.each(files)('%s is ES2020', (file) => {
  const parsed = () => parse(read(file), { ecmaVersion: 2020, sourceType: isModule(file) ? 'module' : 'script' });
  expect(parsed).not.toThrow();
});

it.each(served)('%s has no expression that looks behind: Safari before 16.4 cannot read the file then', (file) => {
  const patterns: string[] = [];
  parse(read(file), {
    ecmaVersion: 2020,
    sourceType: isModule(file) ? 'module' : 'script',
    onToken: (token) => {
      const { value } = token as { value?: { pattern?: string } };
      if (value?.pattern !== undefined) patterns.push(value.pattern);
    },
  });
  expect(patterns.filter((pattern) => /\(\?<[=!]/.test(pattern))).toEqual([]);
});

it.each(served)('%s goes on without what Safari 14 and Chrome 87 lack', (file) => {
  expect(youngNames(read(file), isModule(file)).filter(({ guarded }) => !guarded)).toEqual([]);
});

it('the look at young names finds them, guarded and not', () => {
  const seen = (code: string) => youngNames(code, true).map(({ name, guarded }) => `${name} ${guarded}`);
  expect(seen('a.showModal()')).toEqual(['showModal false']);
  expect(seen('a.showModal?.()')).toEqual(['showModal true']);
  expect(seen('if(r.adoptedStyleSheets){new CSSStyleSheet}')).toEqual([
    'adoptedStyleSheets true',
    'CSSStyleSheet true',
  ]);
  expect(seen('new CSSStyleSheet')).toEqual(['CSSStyleSheet false']);
  expect(seen('try{a.inert=b}catch{}')).toEqual(['inert true']);
  expect(seen('try{}catch{a.inert=b}')).toEqual(['inert false']);
  expect(seen('[1].at(-1)')).toEqual(['at false']);
  expect(read('dist/kelisim.all.js')).toContain('adoptedStyleSheets');
});

/** In a list of selectors one that a browser does not know drops the whole rule. */
it('no style sheet needs a selector that Safari 14 or Chrome 87 lack', () => {
  const sheets = filesUnder('src', /\.css$/);
  expect(sheets.length).toBeGreaterThan(4);
  for (const file of sheets) {
    const rules = read(file).replace(/\/\*[\s\S]*?\*\//g, '');
    expect(rules, file).not.toMatch(/:(has|is|where|modal|popover-open|user-invalid|open)\b(?=[^{}]*\{)/);
    expect(rules, file).not.toMatch(/@(layer|container|scope|starting-style)\b/);
    expect(rules, file).not.toMatch(/:not\([^)]*,/);
  }
});

it.each(served)('%s asks for widths as Chrome 87 and Safari 14 read it', (file) => {
  expect(read(file)).not.toMatch(/@media[^{]*\((width|height)[<>=]/);
});
