import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { codeOf, filesUnder, importsOf, ROOT, reachableFrom, read } from '../fixtures/sourceFiles';

vi.setConfig({ testTimeout: 60_000 });

const sources = filesUnder('src', /\.tsx?$/).filter((file) => !file.endsWith('.d.ts'));
const inFolder = (folder: string) => sources.filter((file) => file.startsWith(`src/${folder}/`));
const packagesOf = (file: string) =>
  importsOf(file).flatMap(({ to, typeOnly }) => (typeOnly || /^src\/|^virtual:|^locales\//.test(to) ? [] : [to]));
const ENTRIES_THAT_ACT = ['src/script.ts', 'src/all.ts', 'src/signals.ts', 'src/element.ts'];

describe('the regimes of loading', () => {
  it('are read from real imports', () => {
    expect(importsOf('src/core/createInstance.ts').map(({ to }) => to)).toContain('src/core/codec.ts');
    expect(importsOf('src/createConsent.ts')).toContainEqual({
      to: 'src/core/types.ts',
      typeOnly: true,
      dynamic: false,
    });
    expect(importsOf('src/ui/createUi.tsx')).toContainEqual({ to: 'preact', typeOnly: false, dynamic: false });
    expect(importsOf('src/loading/byImport.ts')).toContainEqual({
      to: 'src/loading/uiPart.ts',
      typeOnly: false,
      dynamic: true,
    });
  });

  it.each([...inFolder('core'), ...inFolder('decide')])('%s loads neither the UI nor Preact nor i18next', (file) => {
    const loaded = [...reachableFrom(file)];
    expect(loaded.filter((name) => /^src\/(ui|loading|tag)\/|^(preact|i18next)\b/.test(name))).toEqual([]);
  });

  it.each(inFolder('core'))('%s does not even name their types', (file) => {
    expect(importsOf(file).filter(({ to }) => /^src\/(ui|decide|loading|tag)\/|^(preact|i18next)\b/.test(to))).toEqual(
      [],
    );
  });

  it.each(['src/index.ts', 'src/script.ts'])('%s loads the UI on demand only', (entry) => {
    const at = [...reachableFrom(entry)];
    expect(at).toContain('src/core/createInstance.ts');
    expect(at.filter((name) => /^src\/(ui|decide)\/|^(preact|i18next)\b/.test(name))).toEqual([]);
  });

  it('import nothing from outside but Preact', () => {
    const packages = sources.filter((file) => !/^src\/(adapters|register)\//.test(file)).flatMap(packagesOf);
    expect(new Set(packages)).toEqual(new Set(['preact']));
  });

  it('load of the register nothing into a page: it needs only Node and, by one file, the record', () => {
    const register = inFolder('register');
    expect(register.length).toBeGreaterThan(20);
    for (const file of register.filter((name) => name !== 'src/register/consent.ts'))
      for (const { to } of importsOf(file)) expect(to, file).toMatch(/^node:|^src\/register\//);
    const users = sources.filter((file) => importsOf(file).some(({ to }) => to.startsWith('src/register/')));
    expect(users.filter((file) => !file.startsWith('src/register/'))).toEqual(['src/register.ts']);
  });

  it.each([
    ['react', ['react']],
    ['preact', ['preact', 'preact/hooks']],
    ['vue', ['vue']],
    ['svelte', ['svelte']],
    ['angular', ['@angular/core']],
    ['element', []],
  ])('load in the adapter for %s that framework, and of ours only what makes no instance', (name, expected) => {
    const reached = [...reachableFrom(`src/adapters/${name}.ts`)].filter((file) => file.startsWith('src/'));
    const packages = new Set(reached.flatMap(packagesOf));
    expect(packages).toEqual(new Set([...expected, 'kelisim']));
    expect(reached.filter((file) => /^src\/(ui|decide|loading|check)\/|createInstance/.test(file))).toEqual([]);
  });

  it('load i18next in no page', () => {
    for (const file of sources) expect(codeOf(file), file).not.toMatch(/['"]i18next['"]/);
  });

  it('know no two modules that load each other', () => {
    const circles = sources.filter((file) =>
      importsOf(file).some(({ to, typeOnly, dynamic }) => !typeOnly && !dynamic && reachableFrom(to).has(file)),
    );
    expect(circles).toEqual([]);
  });
});

describe('src/server.ts', () => {
  // The notice that it draws is the page's own: that it runs in Node is shown on the built file.
  const entries = ['readConsent', 'writeConsent', 'createConsentHandler'].map((name) => `src/server/${name}.ts`);
  const loaded = [...new Set(entries.flatMap((entry) => [...reachableFrom(entry, true)]))];

  it('reaches what it reads with', () => {
    expect(loaded).toContain('src/core/codec.ts');
    expect(loaded).toContain('src/core/evaluate.ts');
  });

  it.each(loaded)('reaches nothing that touches a page: %s', (file) => {
    // The signal of the browser is a default, which the server never takes.
    const code = codeOf(file).replace(/signal = \(navigator as [^;]*?\.globalPrivacyControl/, '');
    expect(code).not.toMatch(/\b(document|window|navigator|location|localStorage|addEventListener|HTMLElement)\b/);
  });
});

describe('importing in plain Node', () => {
  // What frameworks do to the global object is their own affair.
  beforeAll(() =>
    Promise.all([import('react'), import('preact/hooks'), import('vue'), import('svelte'), import('@angular/core')]),
  );

  const quiet = sources.filter((file) => !ENTRIES_THAT_ACT.includes(file));

  it.each(sources)('%s does nothing and sets nothing', async (file) => {
    expect(typeof document).toBe('undefined');
    const before = [...Reflect.ownKeys(globalThis)];
    await expect(import(/* @vite-ignore */ join(ROOT, file))).resolves.toBeDefined();
    expect(Reflect.ownKeys(globalThis).filter((key) => !before.includes(key))).toEqual([]);
  });

  it.each(quiet)('%s calls nothing of a page at its top level', async (file) => {
    const touched: string[] = [];
    const note = (what: string) => touched.push(what) > 0;
    const trap = (name: string) =>
      new Proxy(function page() {}, {
        get: (_, key) => void note(`${name}.${String(key)}`),
        set: (_, key) => note(`${name}.${String(key)} =`),
        apply: () => void note(`${name}()`),
      });
    for (const name of ['document', 'window', 'addEventListener', 'localStorage']) vi.stubGlobal(name, trap(name));
    vi.resetModules();
    try {
      await import(/* @vite-ignore */ join(ROOT, file));
    } finally {
      vi.unstubAllGlobals();
    }
    // Preact, whole, looks at the page when it loads: it is no module of ours.
    expect(touched.filter((what) => !/^document\.(body|documentElement)$/.test(what))).toEqual([]);
  });

  it.each(ENTRIES_THAT_ACT)('%s is the kind that acts', (file) => {
    expect(codeOf(file)).toMatch(/^(start(Tag|Signals)|defineElement)\(/m);
  });

  it('no other module has a statement at its top level that is only there for what it does', () => {
    for (const file of quiet)
      expect(codeOf(file), file).not.toMatch(
        /^(?!(for|if|const|let|import|export|function|async|type|interface|declare|return)\b)[\w.]+\(/m,
      );
  });
});

/** Parts of names that filter lists hide or block. */
const BLOCKED =
  /cookie-?consent|consent-?(banner|modal|manager|popup)|cookie-?(banner|notice|policy)|privacy-?(banner|notice|modal|consent)|gdpr/i;

describe('names that filter lists would hide', () => {
  const built = existsSync(join(ROOT, 'dist')) ? filesUnder('dist', /\.\w+$/) : [];

  it('are known to the test', () => {
    for (const name of [
      'cookie-consent',
      'consent-banner',
      'consent-modal',
      'consent-manager',
      'cookie-notice',
      'privacy-banner',
      'cookieconsent',
    ]) {
      expect(name).toMatch(BLOCKED);
    }
    for (const name of ['kelisim-widget', 'consent_kelisim', 'createConsent']) expect(name).not.toMatch(BLOCKED);
  });

  it('are no file’s name', () => {
    for (const file of [...filesUnder('src', /./), ...built]) expect(file).not.toMatch(BLOCKED);
  });

  it.each([...filesUnder('src', /\.(tsx?|css)$/), ...built.filter((file) => /\.js$/.test(file))])(
    'stand nowhere in %s',
    (file) => {
      const code = /\.tsx?$/.test(file) ? codeOf(file) : read(file);
      // The cookie of another tool, which is read: nothing of ours has that name.
      // Terms of the Data Privacy Vocabulary are in an export, never in a page.
      expect(code.replace('cookieconsent_status', '').replace(/dpv:\w+/g, '')).not.toMatch(BLOCKED);
    },
  );
});
