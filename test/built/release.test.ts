import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { unzipSync } from 'fflate';
import { parseTarGzip } from 'nanotar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findReleaseProblems, readReleaseSources } from '../../scripts/release/findReleaseProblems';
import { packRelease } from '../../scripts/release/packRelease';
import { VERSIONED, withVersion } from '../../scripts/release/versionedFiles';
import { filesUnder, read } from '../fixtures/sourceFiles';

const ADDRESS = 'https://git.example/mektep/kelisim';
const folder = mkdtempSync(join(tmpdir(), 'kelisim-release-'));
const made = (name: string) => readFileSync(join(folder, name));
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');
let files: { [name: string]: Uint8Array };

beforeAll(async () => {
  await packRelease(folder, '1.2.3', ADDRESS);
  files = unzipSync(made('kelisim-1.2.3.zip'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the archive of a release', () => {
  it('has fewer than 30 files, all in one folder', () => {
    const names = Object.keys(files);
    expect(names.length).toBeLessThan(30);
    expect(names.filter((name) => !name.startsWith('kelisim-1.2.3/'))).toEqual([]);
  });

  it('has every script of `dist`, the licence and the documentation', () => {
    const scripts = readdirSync('dist').filter((name) => /^kelisim\./.test(name));
    expect(scripts.length).toBeGreaterThan(6);
    for (const name of scripts) expect(textOf(files[`kelisim-1.2.3/kelisim/${name}`])).toBe(read(`dist/${name}`));
    for (const name of ['LICENSE', 'README.md', 'README.kk.md', 'README.ru.md', 'docs/START.md', 'docs/OPTIONS.md'])
      expect(Object.keys(files)).toContain(`kelisim-1.2.3/${name}`);
    expect(textOf(files['kelisim-1.2.3/integrations/php/kelisim.php'])).toBe(read('integrations/php/kelisim.php'));
  });

  it('lists the true integrity of each script, and of no other file', () => {
    const scripts = Object.keys(files).filter((name) => /\/kelisim\/kelisim\./.test(name));
    const actual = scripts.map((name) => {
      const digest = createHash('sha384')
        .update(files[name] ?? '')
        .digest('base64');
      return [posix.basename(name), `sha384-${digest}`];
    });
    expect(JSON.parse(textOf(files['kelisim-1.2.3/kelisim/sri.json']))).toEqual(Object.fromEntries(actual));
  });

  it('has the integrity of kelisim.all.js in each tag for a CDN', () => {
    const { 'kelisim.all.js': hash } = JSON.parse(textOf(files['kelisim-1.2.3/kelisim/sri.json']));
    for (const name of ['README.md', 'README.kk.md', 'README.ru.md', 'docs/START.md']) {
      const text = textOf(files[`kelisim-1.2.3/${name}`]);
      expect(text, name).toContain(`integrity="${hash}" crossorigin="anonymous"`);
      expect(text, name).not.toContain('sha384-…');
    }
  });

  it('has no link that leads nowhere: inside the archive, or to this version in the repository', () => {
    let outside = 0;
    for (const [name, bytes] of Object.entries(files).filter(([name]) => name.endsWith('.md'))) {
      const text = textOf(bytes).replace(/^( *)```[\s\S]*?^\1```$/gm, '');
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)) {
        const repository = `${ADDRESS}/blob/v1.2.3/`;
        if (target.startsWith(repository)) {
          expect(() => read(target.slice(repository.length)), `${name}: ${target}`).not.toThrow();
          outside++;
        } else if (!/^(https?|mailto):/.test(target))
          expect(Object.keys(files), `${name}: ${target}`).toContain(posix.join(posix.dirname(name), target));
      }
    }
    expect(outside).toBeGreaterThan(10);
  });

  it('is the same as a tarball', async () => {
    const entries = await parseTarGzip(made('kelisim-1.2.3.tar.gz'));
    expect(entries.map(({ name }) => name).sort()).toEqual(Object.keys(files).sort());
    for (const { name, data } of entries)
      expect(Buffer.compare(data ?? Buffer.of(), files[name] ?? Buffer.of())).toBe(0);
  });

  it('is made the same byte by byte again', async () => {
    const again = mkdtempSync(join(tmpdir(), 'kelisim-release-'));
    await packRelease(again, '1.2.3', ADDRESS);
    const other = readFileSync(join(again, 'SHA256SUMS'), 'utf8');
    rmSync(again, { recursive: true, force: true });
    expect(other).toBe(textOf(made('SHA256SUMS')));
    for (const line of other.trim().split('\n')) {
      const [sum, name = ''] = line.split('  ');
      expect(createHash('sha256').update(made(name)).digest('hex')).toBe(sum);
    }
  });

  it('has the WordPress plugin beside it, ready to upload', () => {
    const plugin = Object.keys(unzipSync(made('kelisim-wordpress-1.2.3.zip')));
    for (const name of ['kelisim.php', 'readme.txt', 'LICENSE', 'lib/kelisim.php', 'assets/kelisim.js'])
      expect(plugin).toContain(`kelisim/${name}`);
  });
});

describe('a release is refused', () => {
  const sources = {
    tag: 'v1.2.3',
    packageJson: {
      version: '1.2.3',
      author: 'Mektep',
      homepage: `${ADDRESS}#readme`,
      bugs: `${ADDRESS}/issues`,
      repository: { type: 'git', url: `git+${ADDRESS}.git` },
    },
    changelog: '# Changelog\n\n## [1.2.3] - 2026-12-01\n',
    documents: { 'README.md': `${ADDRESS}/releases` },
  };

  it('never, where all is well', () => expect(findReleaseProblems(sources)).toEqual([]));

  it.each([
    ['for a tag of another version', { tag: 'v1.2.4' }, 'tag: expected v1.2.3'],
    ['without an entry in the changelog', { changelog: '\n## [Unreleased]\n' }, 'CHANGELOG.md'],
    ['for a placeholder in a document', { documents: { 'README.md': 'github.com/OWNER/x' } }, 'README.md: has the'],
    ...(['author', 'homepage', 'bugs'] as const).map(
      (field) =>
        [
          `for a placeholder as ${field}`,
          { packageJson: { ...sources.packageJson, [field]: 'https://github.com/OWNER/kelisim' } },
          `"${field}"`,
        ] as const,
    ),
    ['without a repository', { packageJson: { ...sources.packageJson, repository: undefined } }, '"repository"'],
  ] as const)('%s', (_what, change, line) => {
    const found = findReleaseProblems({ ...sources, ...change });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(line);
  });

  it('as long as package.json of this repository has its placeholders', () => {
    const { packageJson } = readReleaseSources('v0');
    const hasPlaceholder = JSON.stringify(packageJson).includes('OWNER');
    expect(findReleaseProblems(readReleaseSources('v0')).some((line) => line.startsWith('package.json'))).toBe(
      hasPlaceholder,
    );
  });
});

describe('npm run release', () => {
  it.each(Object.keys(VERSIONED))('finds the version in %s, and sets it', (file) => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const text = withVersion(file, read(file), '9.8.7');
    expect(text).toContain('9.8.7');
    expect(withVersion(file, text, version)).toBe(read(file));
  });

  it('leaves no other file that names the version of the package', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const naming = [...filesUnder('docs', /\.md$/), ...filesUnder('integrations', /\.(md|php|py|txt|js)$/)].filter(
      (file) => new RegExp(`(kelisim@|Version: |Stable tag: )${version.replaceAll('.', '\\.')}`).test(read(file)),
    );
    expect(naming.filter((file) => !(file in VERSIONED))).toEqual([]);
  });
});
