import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { bundle } from '../../build/bundle';
import { readParts } from '../../build/parts';
import { readSizes, SIZES_PAGE } from '../../scripts/docs/sizesTable';
import { measure } from '../../scripts/sizes';
import { filesUnder, ROOT, read } from '../fixtures/sourceFiles';

const { exports, files, sideEffects, dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
  read('package.json'),
) as {
  exports: { [path: string]: string | { types: string; default: string } };
  files: string[];
  sideEffects: string[];
  dependencies: { [name: string]: string };
  peerDependencies: { [name: string]: string };
  peerDependenciesMeta: { [name: string]: { optional: boolean } };
};
const built = filesUnder('dist', /\.js$/).map((file) => file.slice('dist/'.length));

/** In a Node of its own, as a server would load it. */
const inNode = (code: string) =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: ROOT, encoding: 'utf8' }).trim();

describe('dist', () => {
  it.each([
    ...[
      'register.js',
      'index.js',
      'index.production.js',
      'server.js',
      'integrations.js',
      'i18next.js',
      'element.js',
      'migrate.js',
    ],
    ...['kelisim.js', 'kelisim.all.js', 'kelisim.signals.js'],
  ])('%s is a no-op in plain Node', (file) => {
    const code = `
      const before = Reflect.ownKeys(globalThis);
      await import('./dist/${file}');
      console.log(JSON.stringify(Reflect.ownKeys(globalThis).filter((key) => !before.includes(key)).map(String)));`;
    expect(inNode(code)).toBe('[]');
  });

  it('gives its exports under the name of the package', () => {
    const code = `
      const [{ createConsent, ConfigError }, server] = [await import('kelisim'), await import('kelisim/server')];
      console.log(typeof createConsent, typeof ConfigError, Object.keys(server).sort().join());`;
    expect(inNode(code)).toBe(
      'function function ConfigError,clearConsent,createConsentHandler,decidedScript,mergeConsent,noticeStyles,readConsent,' +
        'renderCookieTable,renderFragment,renderNotice,writeConsent',
    );
  });

  it('gives the command line tool, which has the texts of the list of cookies from server.js', () => {
    const options = join(mkdtempSync(join(tmpdir(), 'kelisim-')), 'options.json');
    writeFileSync(options, '{"preset":"smartustaz","policy":{"version":"1","url":"/p"}}');
    const args = [join(ROOT, 'dist/cli.js'), 'table', '--options', options, '--lang', 'kk'];
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toContain('<th scope="col">Атауы</th>');
  });

  it.each(['react', 'preact', 'vue', 'svelte', 'angular'])(
    'gives kelisim/%s, which needs nothing of a page',
    (name) => {
      const code = `console.log(Object.values(await import('kelisim/${name}')).length > 1, typeof document);`;
      expect(inNode(code)).toBe('true undefined');
    },
  );

  it('tells React that its entry is for the browser', () => {
    expect(read('dist/adapters/react.js')).toMatch(/^'use client';/);
  });

  it.each(['react', 'preact', 'vue', 'svelte', 'angular'])('leaves to the host what kelisim/%s needs', (name) => {
    const imported = [...read(`dist/adapters/${name}.js`).matchAll(/from"([^"]+)"/g)].map(([, path = '']) => path);
    const packages = imported
      .filter((path) => !path.startsWith('.'))
      .map((path) => path.replace(/^preact\/hooks$/, 'preact'));
    const framework = name === 'angular' ? '@angular/core' : name;
    expect(new Set(packages)).toEqual(new Set([framework]));
    if (framework === 'preact') expect(dependencies.preact).toBe('^10.19 || ^11');
    else {
      expect(peerDependencies[framework]).toMatch(/^>=/);
      expect(peerDependenciesMeta[framework]).toEqual({ optional: true });
    }
    expect(read('dist/chunks/createStore.js')).toMatch(/from"kelisim"/);
  });

  it('has every file that the package names', () => {
    const named = Object.values(exports).flatMap((path) => (typeof path === 'string' ? [path] : Object.values(path)));
    for (const path of [...named, ...sideEffects].filter((path) => !path.includes('*')))
      expect(() => readFileSync(join(ROOT, path)), path).not.toThrow();
    expect(files).toContain('dist');
  });

  it('has the rules for other people’s clients, under the names of the contract', () => {
    expect(exports['./rules/*']).toBe('./dist/rules/*');
    expect(filesUnder('dist/rules', /./)).toEqual(['dist/rules/autoconsent.json', 'dist/rules/consent-o-matic.json']);
    expect(JSON.parse(read('dist/rules/autoconsent.json'))).toMatchObject({ name: 'kelisim' });
    expect(JSON.parse(read('dist/rules/consent-o-matic.json'))).toHaveProperty('kelisim.detectors');
  });

  // It bundles: for machines that have other things to do.
  it('leaves the vendors that are not imported out of a bundle', { timeout: 60_000 }, async () => {
    const alias = { 'kelisim/integrations': join(ROOT, 'dist/integrations.js') };
    const files = await bundle({ input: { alone: 'test/fixtures/onlyGoogle.ts' }, format: 'es', isApp: true, alias });
    expect(files.get('alone.js')).toContain('ads_data_redaction');
    expect(files.get('alone.js')).not.toMatch(/fbq|uetq|clarity|disableYaCounter|kelisim_ready/);
  });

  it('lists the true integrity of every script', () => {
    const listed = JSON.parse(read('dist/sri.json')) as { [file: string]: string };
    const actual = [...built, 'kelisim.notice.css'].map((file) => {
      const digest = createHash('sha384')
        .update(readFileSync(join(ROOT, 'dist', file)))
        .digest('base64');
      return [file, `sha384-${digest}`];
    });
    expect(listed).toEqual(Object.fromEntries(actual));
  });

  it('has a file for each part of the one table, and no other beside the script', () => {
    const parts = Object.keys(readParts()).map((name) => `kelisim.${name}.js`);
    const beside = built.filter((file) => /^kelisim\.\w+\.js$/.test(file));
    expect(beside.sort()).toEqual([...parts, 'kelisim.all.js', 'kelisim.decided.js', 'kelisim.signals.js'].sort());
  });

  it('has lazy files that import no other: Firefox remembers a failed static import', () => {
    const lazy = built.filter((file) => /^kelisim\.(?!all)\w.*\.js$/.test(file) && file !== 'kelisim.js');
    expect(lazy.length).toBeGreaterThanOrEqual(Object.keys(readParts()).length);
    for (const file of lazy)
      expect(read(`dist/${file}`), file).not.toMatch(/\bimport\s*[{"'*]|\bimport\s+\w|\}\s*from\s*["']/);
  });

  it('asks no other host for anything', () => {
    // The command line tool names vocabularies by their address.
    for (const file of built.filter((name) => name !== 'cli.js'))
      expect(read(`dist/${file}`), file).not.toMatch(/https?:\/\/(?!www\.w3\.org)[\w-]+\.\w+/);
  });

  it('uses neither eval nor innerHTML: a strict CSP and Trusted Types would stop them', () => {
    for (const file of built)
      expect(read(`dist/${file}`), file).not.toMatch(/\beval\(|\bnew Function\b|document\.write\(/);
    // The others contain Preact, which has `innerHTML` for those who ask for it.
    for (const name of ['kelisim', 'kelisim.companion', 'kelisim.embeds', 'kelisim.messages', 'kelisim.signals'])
      expect(read(`dist/${name}.js`), name).not.toMatch(/\.(inner|outer)HTML\s*=/);
  });

  it('has declarations without Preact, but for its adapter', () => {
    for (const file of filesUnder('dist/types', /(?<!\/adapters\/preact)\.d\.ts$/))
      expect(read(file), file).not.toMatch(/['"]preact/);
  });
});

describe('the size', () => {
  // It bundles: for machines that have other things to do.
  vi.setConfig({ testTimeout: 60_000 });
  const measured = measure();

  it('of every file is within its budget', async () => {
    const sizes = await measured;
    expect(sizes.length).toBeGreaterThan(5);
    for (const { what, bytes, most } of sizes) {
      expect(bytes, what).toBeGreaterThan(0);
      expect(bytes, what).toBeLessThanOrEqual(most);
    }
  });

  it('in docs/ARCHITECTURE.md is that of `npm run tool -- sizes`, but for 5 %', async () => {
    const stated = readSizes(read(SIZES_PAGE));
    const sizes = await measured;
    expect([...stated.keys()]).toEqual(sizes.map(({ what }) => what));
    for (const { what, bytes, most } of sizes) {
      expect(stated.get(what)?.most, what).toBe(Math.round(most));
      expect(Math.abs((stated.get(what)?.bytes ?? 0) / bytes - 1), what).toBeLessThan(0.05);
    }
  });
});
