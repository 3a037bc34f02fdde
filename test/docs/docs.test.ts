import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { exportsOf } from '../../scripts/docs/apiPage';
import { allEvents } from '../../scripts/docs/eventsPage';
import { entries, makeReference } from '../../scripts/docs/makeReference';
import { allOptions } from '../../scripts/docs/optionsPage';
import type { Member } from '../../scripts/docs/readModule';
import { readOptions } from '../../src/loading/readOptions';
import { BLOCKS, DOCUMENTS, documentedPolicies } from '../fixtures/documentation';
import { filesUnder, ROOT, read } from '../fixtures/sourceFiles';

vi.setConfig({ testTimeout: 60_000 });

const reference = makeReference();
const page = (name: string) => read(`docs/${name}.md`);

describe('the reference', () => {
  it.each([...reference.keys()])('%s is what `npm run docs` writes', (file) => {
    expect(read(file)).toBe(reference.get(file));
  });

  it.each(allOptions().map(({ path, member, attribute }) => [path, member, attribute] as const))(
    'option %s has a description',
    (path, member) => {
      expect(page('OPTIONS')).toContain(`# \`${path}\`\n`);
      expect(member.doc.text).not.toBe('');
    },
  );

  it('knows the options that matter', () => {
    const paths = allOptions().map(({ path }) => path);
    for (const path of ['preset', 'policy.version', 'operator.bin', 'categories.<name>.cookies[].storage', 'renewUrl'])
      expect(paths).toContain(path);
  });

  it.each(allOptions().flatMap(({ path, attribute }) => (attribute ? [[attribute, path]] : [])))(
    'attribute %s sets %s',
    (attribute = '', path = '') => {
      vi.stubGlobal('document', { querySelector: () => null });
      const key = attribute.slice('data-'.length).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      const options: unknown = readOptions({ [key]: 'x' });
      vi.unstubAllGlobals();
      expect(options).toEqual(path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), 'x'));
    },
  );

  it.each(allEvents().map((event) => [event.name, event] as const))('event %s is described', (name, { doc }) => {
    expect(page('EVENTS')).toContain(`## \`kelisim:${name}\`\n`);
    expect(doc.text).not.toBe('');
  });

  // The scripts for pages export nothing.
  const exporting = entries().filter((entry) => exportsOf(entry).length);

  describe.each(exporting.map((entry) => [entry.name, entry] as const))('%s', (name, entry) => {
    const section =
      page('API')
        .split(/^## /m)
        .find((text) => text.startsWith(`\`${name}\``)) ?? '';

    it.each(exportsOf(entry).map((declaration) => [declaration.name, declaration] as const))(
      'export %s is described',
      (exported, { doc, kind, members }) => {
        expect(section).toContain(`### \`${exported}\`\n`);
        expect(doc.text).not.toBe('');
        // Of what is a name for one thing, the type says it.
        const silent = (member: Member) => !member.doc.text && !/^[A-Z]\w+$/.test(member.type);
        // What is used of i18next is described there.
        if ((kind === 'interface' || kind === 'class') && exported !== 'I18next')
          expect(members.filter(silent).map((member) => member.name)).toEqual([]);
      },
    );
  });
});

describe('what the contract names', () => {
  it.each(['ready', 'change', 'grant', 'revoke', 'show', 'hide', 'error'])('event %s', (name) => {
    expect(page('EVENTS')).toContain(`kelisim:${name}`);
  });

  it.each(
    [
      'status record language stored allows when ask accept reject save withdraw show hide openPreferences',
      'openPolicy setLanguage on subscribe getSnapshot receipt destroy',
    ]
      .join(' ')
      .split(' '),
  )('member %s', (name) => expect(page('API')).toMatch(new RegExp(`^#### \`${name}[\`(<]`, 'm')));

  it.each(['config', 'storage-blocked', 'ui-failed', 'hidden', 'domain-rejected'])('error %s', (code) =>
    expect(page('EVENTS')).toContain(`\`${code}\``),
  );

  it.each([
    ...['data-kelisim-needs', 'data-kelisim-type', 'data-kelisim-open', 'data-kelisim-state'],
    ...['accept-all', 'reject-all', 'settings', 'save', 'allow', 'withdraw', 'close', 'policy', 'language'],
  ])('%s in MARKUP.md', (name) => expect(page('MARKUP')).toContain(`\`${name}`));
});

describe('what the source has', () => {
  const code = filesUnder('src', /\.(tsx?|css)$/)
    .map(read)
    .join('\n');
  const all = (pattern: RegExp) => [...new Set([...code.matchAll(pattern)].map(([, name = '']) => name))].sort();

  it.each(all(/(--kelisim-[a-z-]+)/g))('custom property %s', (name) => {
    expect(page('MARKUP')).toContain(`\`${name}\``);
  });

  it.each(all(/\bpart(?:="|', '|=|: ')([a-z]+)(?=["'\]])/g))('part %s', (name) => {
    expect(page('MARKUP')).toContain(`\`${name}\``);
  });

  it.each(all(/dataset\.kelisim([A-Z]\w+)/g))('attribute data-kelisim-%s', (name) => {
    expect(page('MARKUP')).toContain(`data-kelisim-${name.toLowerCase()}`);
  });
});

describe('links', () => {
  const anchors = (file: string) =>
    [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    );

  it.each(DOCUMENTS)('of %s lead somewhere', (file) => {
    const text = read(file).replace(/^( *)```[\s\S]*?^\1```$/gm, '');
    const dead = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
      if (/^https?:/.test(target)) return [];
      const [path = '', anchor] = target.split('#');
      const there = path ? join(dirname(file), path) : file;
      if (!existsSync(join(ROOT, there))) return [target];
      return anchor && !anchors(there).includes(anchor) ? [target] : [];
    });
    expect(dead).toEqual([]);
  });
});

describe('README.kk.md and README.ru.md', () => {
  const [kk, ru] = [read('README.kk.md'), read('README.ru.md')];

  it('have the same structure', () => {
    const shape = (text: string) =>
      text
        .split('\n')
        .filter((line) => /^(#|\||\d+\.|```)/.test(line))
        .map((line) =>
          /^\|/.test(line) ? (line.match(/`[^`\u0400-\u04ff]+`/g) ?? []) : (/^(#+|\d+\.|```)/.exec(line) ?? [])[0],
        );
    expect(shape(kk)).toEqual(shape(ru));
    expect(shape(kk).length).toBeGreaterThan(40);
  });

  it('link to the same places', () => {
    const links = (text: string) =>
      [...text.matchAll(/\]\(([^)]+)\)/g)]
        .map(([, target]) => target)
        .filter((target) => !/README\.(kk|ru)/.test(`${target}`));
    expect(links(kk)).toEqual(links(ru));
  });

  it.each(['README.md', 'README.kk.md', 'README.ru.md'])('%s names the options that are required', (file) => {
    for (const path of ['operator.name', 'policy.version', 'policy.url']) expect(read(file)).toContain(`\`${path}\``);
  });

  it('name no option or attribute that does not exist', () => {
    const known = allOptions();
    const paths = known.map(({ path }) => path);
    for (const text of [kk, ru]) {
      const rows = [...text.matchAll(/^\| `([\w.]+)` +\| (?:`(data-[\w-]+)`)? *\|.*\|.*\|$/gm)];
      expect(rows.length).toBeGreaterThan(20);
      for (const [, path = '', attribute] of rows) {
        expect(paths).toContain(path);
        expect(known.find((option) => option.path === path)?.attribute).toBe(attribute);
      }
    }
  });

  it('mix no scripts inside a word', () => {
    for (const text of [kk, ru]) expect(text).not.toMatch(/\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/u);
  });
});

it('the policies to copy are there', () => {
  const { byHost, byNonce } = documentedPolicies();
  for (const policy of [byHost, byNonce('x')]) {
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types kelisim");
    expect(policy).not.toMatch(/unsafe|n1/);
  }
  expect(BLOCKS.filter(({ language }) => language === 'http')).toHaveLength(3);
});
