import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readOptions } from '../../src/loading/readOptions';
import { ConfigError } from '../../src/options/ConfigError';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig } from '../../src/options/createConfig';
import { BLOCKS, type Block, nameOf } from '../fixtures/documentation';
import { ROOT } from '../fixtures/sourceFiles';

// It starts a compiler: for machines that have other things to do. PHP and Python: `test/backends/ways.test.ts`.
vi.setConfig({ testTimeout: 120_000 });

const inLanguage = (...languages: string[]) => BLOCKS.filter(({ language }) => languages.includes(language));
const cases = (blocks: readonly Block[]) => blocks.map((block) => [nameOf(block), block] as const);

it('there is code in every language that is looked at', () => {
  for (const language of ['ts', 'js', 'html', 'json', 'py', 'php', 'http'])
    expect(inLanguage(language).length, language).toBeGreaterThan(0);
  expect(BLOCKS.length).toBeGreaterThan(30);
});

describe('TypeScript and JavaScript', () => {
  it('compile against the source, in one program', () => {
    // Below the root, so that packages are found.
    const folder = mkdtempSync(join(ROOT, 'node_modules', '.docs-'));
    try {
      const names = new Map<string, string>();
      for (const block of inLanguage('ts', 'tsx', 'js', 'jsx')) {
        const name = `${nameOf(block).replace(/\W/g, '_')}.${block.language}`;
        names.set(name, nameOf(block));
        writeFileSync(join(folder, name), asModule(block));
      }
      const path = (file: string) => join(ROOT, file);
      const { compilerOptions } = JSON.parse(
        execFileSync(process.execPath, [path('node_modules/typescript/bin/tsc'), '--showConfig'], {
          cwd: ROOT,
          encoding: 'utf8',
        }),
      ) as { compilerOptions: { paths: { [name: string]: string[] } } };
      const paths = Object.entries(compilerOptions.paths).map(([name, files]) => [name, files.map(path)]);
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          extends: path('tsconfig.json'),
          compilerOptions: {
            paths: Object.fromEntries(paths),
            // As Angular has them.
            experimentalDecorators: true,
            allowJs: true,
            checkJs: true,
          },
          files: [
            path('test/fixtures/documentedHosts.d.ts'),
            path('src/virtual.d.ts'),
            path('src/notice/jsx.d.ts'),
            ...names.keys(),
          ],
          include: [],
        }),
      );
      const { stdout, status } = spawnSync(
        process.execPath,
        [path('node_modules/typescript/bin/tsc'), '--project', folder],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
      const found = [...names].reduce((text, [name, place]) => text.replaceAll(name, place), stdout);
      expect(found).toBe('');
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Examples are pieces: what returns stands in a function, what is only a statement is a module all the same. */
function asModule({ code, language }: Block): string {
  // The root's own JSX is Preact's, as our components want it.
  const library = /from '(kelisim\/)?preact/.test(code) ? 'preact' : 'react';
  if (language.endsWith('x'))
    return `/** @jsxRuntime automatic */\n/** @jsxImportSource ${library} */\n${code}\nexport {};\n`;
  if (!/^\s*(if .*)?return\b/m.test(code.replace(/^(export )?(async )?function [\s\S]*?^}/gm, '')))
    return `${code}\nexport {};\n`;
  const imports = /^import [\s\S]*?;$/gm;
  return `${(code.match(imports) ?? []).join('\n')}\nexport async function example() {\n${code.replace(imports, '')}\n}\n`;
}

describe('JSON', () => {
  it.each(cases(inLanguage('json')))('%s', (_name, { code }) => {
    const value = JSON.parse(code) as object;
    // Whole options; the others are parts of them.
    if ('policy' in value || 'preset' in value) expect(() => checked(value as ConsentOptions)).not.toThrow();
  });

  it('wrong options would be told', () => {
    expect(() => checked({ policy: { version: '2026 01', url: '/privacy' } })).toThrow('policy.version');
  });
});

describe('HTML', () => {
  const tags = inLanguage('html').filter(({ code }) => code.includes('kelisim.js"'));

  it.each(cases(tags))('%s: the options of the tag are right', (_name, { code }) => {
    const json = /<script type="application\/json" id="kelisim-options">([\s\S]*?)<\/script>/.exec(code)?.[1];
    const [, tag = ''] = /<script async src="[^"]*kelisim\.js"([^>]*)>/.exec(code) ?? [];
    const dataset = [...tag.matchAll(/data-([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]);
    vi.stubGlobal('document', { querySelector: () => (json ? { textContent: json } : null) });
    const options = readOptions(Object.fromEntries(dataset));
    vi.unstubAllGlobals();
    expect(() => checked(options)).not.toThrow();
  });

  it('some are there', () => expect(tags.length).toBeGreaterThan(4));
});

/** @throws {ConfigError} */
function checked(options: ConsentOptions): void {
  for (const problem of checkConfig(createConfig(options, ['kk']))) throw new ConfigError(problem);
}
