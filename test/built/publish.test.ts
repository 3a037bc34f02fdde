import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { DOCUMENTS } from '../fixtures/documentation';
import { pack } from '../fixtures/packed';
import { ROOT, read } from '../fixtures/sourceFiles';

// It packs, compiles and bundles: for machines that have other things to do.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const packed = pack();
afterAll(packed.remove);

describe('the package', () => {
  it('gives publint nothing to say', async () => {
    const archive = readFileSync(packed.archive);
    const { messages } = await publint({ pack: { tarball: Uint8Array.from(archive).buffer }, strict: true });
    const { name, ...rest } = JSON.parse(read('package.json'));
    expect(messages.map((message) => formatMessage(message, { name, ...rest }))).toEqual([]);
  });

  it('gives "are the types wrong" nothing to say, as a package of ES modules', async () => {
    const { profile, excludeEntrypoints } = JSON.parse(read('.attw.json'));
    expect(profile).toBe('esm-only');
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(packed.archive))), {
      excludeEntrypoints,
    });
    const problems = 'problems' in result ? result.problems : ['no types'];
    // What that profile leaves out: `require` of ES modules, which Node answers from 20.19 on, and resolution without
    // `exports`.
    const left = problems.filter(
      (problem) => !['node10', 'node16-cjs'].includes((problem as { resolutionKind?: string }).resolutionKind ?? ''),
    );
    expect(left).toEqual([]);
  });
});

describe('the documentation in the package', () => {
  const listed = execFileSync('tar', ['-tzf', packed.archive], { encoding: 'utf8' }).split('\n');
  const packedFiles = new Set(listed.map((path) => path.replace(/^package\//, '')));
  const documents = [...packedFiles].filter((file) => file.endsWith('.md'));

  it('is all there', () => {
    for (const document of DOCUMENTS) expect(packedFiles).toContain(document);
  });

  it.each(documents)('the links and pictures of %s are in the package', (document) => {
    const text = read(document).replace(/^( *)```[\s\S]*?^\1```$/gm, '');
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.split('#')[0] ?? '');
    const inside = targets.filter((target) => target && !/^(https?|mailto):/.test(target));
    expect(inside.filter((target) => !packedFiles.has(join(dirname(document), target)))).toEqual([]);
  });
});

describe('the declarations', () => {
  const CASES = [
    ['typescript-5.0', 'bundler', 'esnext'],
    ['typescript-5.0', 'node16', 'node16'],
    ['typescript', 'bundler', 'esnext'],
    ['typescript', 'nodenext', 'nodenext'],
  ] as const;

  it.each(CASES)('compile with %s, %s, strict, themselves checked too', (compiler, moduleResolution, module) => {
    const { project } = packed;
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(project, 'consumer.ts'), read('test/fixtures/consumer.ts.txt'));
    const compilerOptions = {
      ...{ strict: true, skipLibCheck: false, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
      ...{ module, moduleResolution, target: 'es2022', lib: ['es2022', 'dom'], types: [], noEmit: true },
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    const tsc = join(ROOT, 'node_modules', compiler, 'bin/tsc');
    const run = () => execFileSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8', stdio: 'pipe' });
    let said = '';
    try {
      said = run();
    } catch (error) {
      said = (error as { stdout: string }).stdout;
    }
    expect(said).toBe('');
  });
});

describe('a bundle', () => {
  const bundle = async (contents: string, conditions: string[] = []) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: packed.project },
      ...{ bundle: true, splitting: true, write: false, format: 'esm', minify: true, conditions, logLevel: 'silent' },
      outdir: join(packed.project, 'out'),
    });
    const files = outputFiles.map(({ path, text }) => ({ at: path.endsWith('stdin.js'), text }));
    return {
      first: files.find(({ at }) => at)?.text ?? '',
      rest: files.filter(({ at }) => !at).map(({ text }) => text),
    };
  };
  /** What the notice draws, and what the second layer does. */
  const UI = /reject-all"|color-scheme:dark|aria-labelledby/;
  /** A text of the second layer. */
  const SETTINGS = /Restore my earlier choices/;

  it('that only reads on the server has none of the notice', async () => {
    const { first, rest } = await bundle("import { readConsent } from 'kelisim/server'; console.log(readConsent);");
    expect(first).toContain('consent_kelisim');
    expect(first).not.toMatch(UI);
    expect(rest).toEqual([]);
  });

  it('that draws on the server has it', async () => {
    const { first } = await bundle("import { renderNotice } from 'kelisim/server'; console.log(renderNotice);");
    expect(first).toMatch(UI);
  });

  it('that imports without using has nothing', async () => {
    for (const entry of ['kelisim', 'kelisim/server']) {
      const { first } = await bundle(`import { ConfigError } from '${entry}';`);
      expect(first.trim(), entry).toBe('');
    }
  });

  it('keeps the script tag’s file, which acts', async () => {
    const { first } = await bundle("import 'kelisim/kelisim.js';");
    expect(first).toContain('kelisim-options');
  });

  it.each([[[]], [['production']]])('of a page loads the settings apart (conditions: %j)', async (conditions) => {
    const code = "import { createConsent } from 'kelisim'; window.start = (options) => createConsent(options);";
    const { first, rest } = await bundle(code, conditions);
    expect(first).toMatch(UI);
    expect(first).not.toMatch(SETTINGS);
    expect(rest.filter((text) => SETTINGS.test(text)).length).toBeGreaterThan(0);
  });
});
