import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { codeOf, filesUnder, importsOf, ROOT, read } from '../fixtures/sourceFiles';

/** The folders of `src`, low to high. A module imports from its own folder and from lower ones; entries are the top. */
const LAYERS = [
  ['record'],
  ['texts'],
  ['options'],
  // A portal's own texts over ours: they know the options, which know our languages.
  ['texts/portal'],
  ['browser'],
  ['notice', 'gates', 'companion', 'settings'],
  ['instance'],
  ['loading'],
  ['adapters', 'signals', 'migrate', 'server'],
  // Runs beside a portal's server, or by hand: nothing imports it.
  ['register'],
] as const;
/** Imports between folders of one floor, from left to right, of types among them: no circle follows from these. */
const BESIDE: readonly (readonly [from: string, to: string])[] = [
  ['settings', 'notice'],
  ['companion', 'notice'],
];
/**
 * Where each package is imported, and nowhere else. Frameworks have an adapter each; Preact is what the second layer is
 * drawn with.
 */
const HOMES: { readonly [name: string]: RegExp } = {
  'js-cookie': /^src\/browser\/cookieJar\.ts$/,
  'preact-render-to-string': /^src\/(server\/renderNotice\.tsx|register\/texts\/enumerateTexts\.ts)$/,
  preact: /^src\/(settings\/\w+|server\/\w+|adapters\/preact|register\/texts\/enumerateTexts)\.tsx?$/,
  'preact/hooks': /^src\/(settings\/\w+|adapters\/preact)\.tsx?$/,
  react: /^src\/adapters\/react\.ts$/,
  vue: /^src\/adapters\/vue\.ts$/,
  svelte: /^src\/adapters\/svelte\.ts$/,
  '@angular/core': /^src\/adapters\/angular\.ts$/,
  // The package by its own name, as a portal has it beside an adapter.
  kelisim: /^src\/adapters\/joinPage\.ts$/,
};
const ENTRIES = [
  'script.ts',
  'all.ts',
  'signals.ts',
  'element.ts',
  'index.ts',
  'server.ts',
  'register.ts',
  'migrate.ts',
  'i18next.ts',
  // Types alone: of what the script tag makes.
  'window.ts',
];
const ACTING = ['script.ts', 'all.ts', 'signals.ts', 'element.ts'];

const sources = filesUnder('src', /\.tsx?$/).filter((file) => !file.endsWith('.d.ts'));
const entries = sources.filter((file) => /^src\/[^/]+$/.test(file));
const folderOf = (file: string) => /^src\/(texts\/portal|\w+)\//.exec(file)?.[1] ?? '';
const floorOf = (folder: string) => LAYERS.findIndex((floor) => (floor as readonly string[]).includes(folder));
const edges = sources.flatMap((file) => importsOf(file).map((edge) => ({ ...edge, file })));
const inside = edges.filter(({ to }) => to.startsWith('src/'));
const isListed = (list: readonly (readonly [string, string])[], from: string, to: string) =>
  list.some(([one, other]) => one === from && other === to);

describe('the layers', () => {
  it('are all of the folders, and the entries stand beside them', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(
      LAYERS.flat()
        .filter((folder) => !folder.includes('/'))
        .sort(),
    );
    expect(entries.map((file) => file.slice('src/'.length)).sort()).toEqual([...ENTRIES].sort());
  });

  it('are read from real imports', () => {
    expect(edges.length).toBeGreaterThan(500);
    const of = (file: string) => edges.filter((edge) => edge.file === file).map(({ to }) => to);
    expect(of('src/instance/createInstance.ts')).toContain('src/instance/createApi.ts');
    expect(of('src/browser/cookieJar.ts')).toEqual(['js-cookie']);
    expect(inside.filter(({ typeOnly }) => typeOnly).length).toBeGreaterThan(100);
    expect(inside.filter(({ dynamic }) => dynamic).map(({ file }) => file)).toContain('src/loading/parts.ts');
  });

  it('import from lower ones, and from their own folder', () => {
    const wrong = inside.filter(({ file, to }) => {
      const [from, target] = [folderOf(file), folderOf(to)];
      if (from === target || !from) return false;
      if (!target || floorOf(target) > floorOf(from)) return true;
      return floorOf(target) === floorOf(from) && !isListed(BESIDE, from, target);
    });
    expect(wrong.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  it('have no circle, neither between folders nor between modules', () => {
    const real = inside.filter(({ typeOnly, dynamic }) => !typeOnly && !dynamic);
    expect(circles(real.map(({ file, to }) => [folderOf(file), folderOf(to)]))).toEqual([]);
    expect(circles(real.map(({ file, to }) => [file, to]))).toEqual([]);
  });

  it('import each package in one home', () => {
    const packages = edges.filter(
      ({ to, typeOnly }) => !typeOnly && !/^(src\/|virtual:|locales\/|node:)|\.css$/.test(to),
    );
    const wrong = packages.filter(({ file, to }) => !HOMES[to]?.test(file));
    expect(wrong.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
    expect(new Set(packages.map(({ to }) => to))).toEqual(new Set(Object.keys(HOMES)));
  });

  it('need Node in the register alone, which takes little of the rest, and which nothing imports', () => {
    const register = edges.filter(({ file }) => file.startsWith('src/register/'));
    const users = edges.filter(({ to }) => to.startsWith('node:')).map(({ file }) => folderOf(file));
    expect(new Set(users)).toEqual(new Set(['register']));
    expect(inside.filter(({ to }) => folderOf(to) === 'register').map(({ file }) => file)).toEqual(
      expect.arrayContaining(['src/register.ts']),
    );
    expect(inside.filter(({ to, file }) => folderOf(to) === 'register' && !/^src\/register[./]/.test(file))).toEqual(
      [],
    );
    // What it needs of the record, and what the archive of texts is drawn with.
    const isHome = (file: string) =>
      /^src\/register\/(consent|texts\/(enumerateTexts|textSources|noticeVariants))\.ts$/.test(file);
    const others = register.filter(({ file, to }) => !isHome(file) && !/^(node:|src\/register\/)/.test(to));
    expect(others.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  it('that browser and server share touch no page, and name no type of one', () => {
    const DOM =
      /(?<![.\w'"-])(document|window|navigator|location|localStorage|addEventListener)\b(?!['":-])|\b(HTML\w*Element|Element|Node|ShadowRoot)\b/;
    const shared = sources.filter((file) => /^src\/(record|options|texts)\//.test(file));
    expect(shared.length).toBeGreaterThan(30);
    for (const file of shared) expect(codeOf(file), file).not.toMatch(DOM);
  });
});

describe('importing in plain Node', () => {
  // What frameworks do to the global object is their own affair.
  beforeAll(() =>
    Promise.all([import('react'), import('preact/hooks'), import('vue'), import('svelte'), import('@angular/core')]),
  );

  it('does nothing and sets nothing, whichever entry or adapter it is', async () => {
    expect(typeof document).toBe('undefined');
    for (const file of [...entries, ...sources.filter((name) => /^src\/adapters\/\w+\.ts$/.test(name))]) {
      const before = [...Reflect.ownKeys(globalThis)];
      await expect(import(/* @vite-ignore */ join(ROOT, file)), file).resolves.toBeDefined();
      expect(
        Reflect.ownKeys(globalThis).filter((key) => !before.includes(key)),
        file,
      ).toEqual([]);
    }
  });

  it('calls nothing of a page, whichever module it is but the entries that act', async () => {
    const touched: string[] = [];
    const trap = (name: string) =>
      new Proxy(function page() {}, {
        get: (_, key) => void touched.push(`${name}.${String(key)}`),
        set: (_, key) => touched.push(`${name}.${String(key)} =`) > 0,
        apply: () => void touched.push(`${name}()`),
      });
    for (const name of ['document', 'window', 'addEventListener', 'localStorage']) vi.stubGlobal(name, trap(name));
    vi.resetModules();
    try {
      for (const file of sources.filter((name) => !ACTING.includes(name.slice('src/'.length))))
        await import(/* @vite-ignore */ join(ROOT, file));
    } finally {
      vi.unstubAllGlobals();
      vi.resetModules();
    }
    // Preact and js-cookie look at the page when they load: they are no modules of ours.
    expect(touched.filter((what) => !/^document\.(body|documentElement)$/.test(what))).toEqual([]);
  });

  it('acts by one call, in these entries alone', () => {
    const call = /^(?!(for|if|const|let|import|export|function|async|type|interface|declare|return)\b)[\w.]+\(/m;
    const acting = sources.filter((file) => call.test(codeOf(file)));
    expect(acting).toEqual(ACTING.map((name) => `src/${name}`).sort());
    for (const file of acting)
      expect(codeOf(file).match(new RegExp(call.source, 'gm')), file).toEqual([
        expect.stringMatching(/^(startTag|startSignals|defineElement)\($/),
      ]);
  });
});

describe('names that filter lists would hide', () => {
  const BLOCKED =
    /cookie-?consent|consent-?(banner|modal|manager|popup)|cookie-?(banner|notice|policy)|privacy-?(banner|notice|modal|consent)|gdpr/i;

  it('are known to the test', () => {
    const theirs = ['cookie-consent', 'consent-banner', 'consent-modal', 'consent-manager', 'cookie-notice'];
    for (const name of [...theirs, 'privacy-banner', 'cookieconsent']) expect(name).toMatch(BLOCKED);
    for (const name of ['kelisim-widget', 'consent_kelisim', 'createConsent']) expect(name).not.toMatch(BLOCKED);
  });

  it('are in no file of the source, and in no name of one', () => {
    for (const file of filesUnder('src', /\.\w+$/)) {
      expect(file).not.toMatch(BLOCKED);
      // The cookie of another tool, which is read: nothing of ours has that name.
      // Terms of the Data Privacy Vocabulary are in an export, never in a page.
      const code = codeOf(file)
        .replace('cookieconsent_status', '')
        .replace(/dpv:\w+/g, '');
      expect(code, file).not.toMatch(BLOCKED);
    }
  });
});

it('no line of a comment is longer than 120 characters', () => {
  const long = ['src', 'build', 'scripts'].flatMap((folder) =>
    filesUnder(folder, /\.tsx?$/).flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (line.length > 120 && /^\s*(\/\/|\/?\*)/.test(line) ? `${file}:${index + 1}` : [])),
    ),
  );
  expect(long).toEqual([]);
});

/** The nodes of a graph that lead back to themselves, each circle as one line. */
function circles(pairs: readonly (readonly [from: string, to: string])[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of pairs) if (from && to && from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]) => {
    const at = path.indexOf(node);
    if (at >= 0) {
      found.push([...path.slice(at), node].join(' → '));
      return;
    }
    if (done.has(node)) return;
    for (const to of next.get(node) ?? []) visit(to, [...path, node]);
    done.add(node);
  };
  for (const node of next.keys()) visit(node, []);
  return found;
}
