import { h } from 'preact';
import { renderToString as renderPreact } from 'preact-render-to-string';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { useConsent as usePreactConsent } from '../../src/adapters/preact';
import { useConsent as useReactConsent } from '../../src/adapters/react';
import { useConsent as useVueConsent } from '../../src/adapters/vue';
import { readOptions } from '../../src/loading/readOptions';
import type { ConfigError } from '../../src/options/ConfigError';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig } from '../../src/options/createConfig';
import { explainProblem } from '../../src/options/explainProblem';
import { registerCommands } from '../../src/register/cli/commands';
import { run } from '../../src/register/cli/run';
import { openFileStore } from '../../src/register/files/openFileStore';
import { createTables } from '../../src/register/sql/tables';
import { clearConsent } from '../../src/server/clearConsent';
import { createConsentHandler } from '../../src/server/createConsentHandler';
import { readConsent } from '../../src/server/readConsent';
import { renderCookieTable } from '../../src/server/renderCookieTable';
import { writeConsent } from '../../src/server/writeConsent';
import { readSignals } from '../../src/signals/tag/readSignals';
import { yandex } from '../../src/signals/yandex';
import { entryOf } from '../fixtures/entries';
import { expectHelpful, isDocumented, pagesIn } from '../fixtures/helpful';
import { cleanUpAfterEach, createStage, idleAtOnce, painted, said, silence } from '../fixtures/instance';
import { portal, smart } from '../fixtures/options';
import { useTemporaryFolder } from '../fixtures/register';
import { filesUnder, read } from '../fixtures/sourceFiles';

cleanUpAfterEach();
idleAtOnce();
const folder = useTemporaryFolder();

type Provoke = () => unknown;

/** What a call throws, or rejects with. */
async function messageOf(provoke: Provoke): Promise<string> {
  try {
    await provoke();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('expected an error');
}

const problemOf = (options: object) => {
  const [problem] = checkConfig(createConfig({ ...portal, ...options } as ConsentOptions, []));
  if (!problem) throw new Error('expected a problem');
  return explainProblem(problem);
};

const ids = {
  id: 'A'.repeat(22),
  at: 1,
  until: 2,
  language: 'kk',
  granted: [],
  denied: [],
  how: 'save',
  text: '',
} as const;
const stage = () => createStage({ autoShow: false });

describe('an error that is thrown', () => {
  const THROWN: [what: string, found: string, provoke: Provoke][] = [
    ['when, of an unknown name', '"acount"', () => stage().consent.when('acount')],
    ['when, of a name that nothing resembles', '"nothing"', () => stage().consent.when('nothing')],
    ['when, of a reserved name', '"policy"', () => stage().consent.when('policy')],
    ['ask, of an unknown name', '"statistic"', () => stage().consent.ask('statistic')],
    ['save, of an unknown name', '"statistic"', () => stage().consent.save({ statistic: true })],
    ['save, of a feature', '"account"', () => stage().consent.save({ account: true })],
    ['setLanguage', '"de"', () => stage().consent.setLanguage('de')],
    ['readConsent', '"2026 01"', () => readConsent('', { policy: { version: '2026 01' } })],
    ['createConsentHandler, term', '7777', () => createConsentHandler({ ...smart, term: 7777 })],
    [
      'createConsentHandler, rate',
      'burst: 0',
      () => createConsentHandler(smart, { saveRecord: async () => {}, rate: { burst: 0, perSecond: 1 } }),
    ],
    [
      'createConsentHandler, names that leave no room for the acknowledgement',
      'bytes',
      () => {
        for (let length = 1; length < 200; length++)
          createConsentHandler({ ...portal, categories: { ['a'.repeat(length)]: {} } }, { saveRecord: async () => {} });
      },
    ],
    ['clearConsent, domain', '"a b"', () => clearConsent({ domain: 'a b' })],
    [
      'writeConsent, domain',
      '"a b"',
      () => writeConsent({ ...ids, at: 1_700_000_000, until: 1_700_000_100, policy: '1' }, { domain: 'a b' }),
    ],
    ['writeConsent, portal', '"A"', () => writeConsent({ ...ids, policy: '1' }, { portal: 'A' })],
    ['writeConsent, record', 'policy=a b', () => writeConsent({ ...ids, policy: 'a b' })],
    ['renderCookieTable, level', '7', () => renderCookieTable({ ...portal, language: 'kk', level: 7 })],
    ['yandex', '"x"', () => yandex({ id: 'x' })],
    ['createTables', '"a b"', () => createTables('a b')],
    [
      'the store of files, once closed',
      'closed',
      async () => {
        const store = await openFileStore({ directory: folder.path });
        await store.close();
        await store.saveRecord(entryOf(1));
      },
    ],
  ];

  it.each(THROWN)('%s', async (_what, found, provoke) => {
    silence('error');
    expectHelpful(await messageOf(provoke), found);
  });
});

describe('an error that is reported', () => {
  const put = (html: string) => {
    document.body.innerHTML = html;
  };
  const REPORTED: [what: string, found: string, provoke: () => void][] = [
    ['allows, of an unknown name', '"acount"', () => void stage().consent.allows('acount')],
    [
      'data-kelisim-open, of an unknown view',
      '"cookies"',
      () => {
        put('<button data-kelisim-open="cookies">x</button>');
        stage();
        document.querySelector('button')?.click();
      },
    ],
    [
      'a gated script of a type that no browser runs',
      '"application/json"',
      () => {
        put('<script type="text/plain" data-kelisim-needs="necessary" data-kelisim-type="application/json">1</script>');
        stage();
      },
    ],
    [
      'a gated script without the nonce of the page',
      'nonce',
      () => {
        put('<script type="text/plain" data-kelisim-needs="necessary">1</script>');
        createStage({ autoShow: false, nonce: 'r4nd0m' });
      },
    ],
    [
      'an address of another site',
      '"https://elsewhere.example/consent"',
      () => void createStage({ autoShow: false, renewUrl: 'https://elsewhere.example/consent' }).consent.accept(),
    ],
    ['an option of the page', '"2026 01"', () => void createStage({ policy: { version: '2026 01', url: '/privacy' } })],
  ];

  it.each(REPORTED)('%s', async (_what, found, provoke) => {
    silence('error');
    const messages: string[] = [];
    const listen = (event: Event) => void messages.push((event as CustomEvent<{ message: string }>).detail.message);
    document.addEventListener('kelisim:error', listen);
    provoke();
    await painted();
    document.removeEventListener('kelisim:error', listen);
    expect(messages).toHaveLength(1);
    expectHelpful(messages[0] ?? '', found);
  });

  it('a failure without a page of its own: what to do about its code', async () => {
    silence('error');
    const current = stage();
    current.broken.add('settings');
    await current.consent.openPreferences();
    const [{ message } = { message: '' }] = said(current, 'error') as { message: string }[];
    expect(pagesIn(message)).toEqual(['docs/EVENTS.md#errors']);
    expect(isDocumented('docs/EVENTS.md#errors')).toBe(true);
    const page = read('docs/EVENTS.md').split('## Errors')[1] ?? '';
    const codes = read('src/options/Report.ts').match(/(?<=\| ')[\w-]+/g) ?? [];
    expect(codes.length).toBeGreaterThan(6);
    for (const code of codes) expect(page).toContain(`| \`${code}\``);
  });
});

describe('an option that is wrong', () => {
  const WRONG: [what: string, found: string, options: object][] = [
    ['a misspelt option', 'themee', { themee: 'dark' }],
    ['an option that resembles none', 'colour', { colour: 'red' }],
    ['a key of an option', 'policy.versions', { policy: { ...portal.policy, versions: '1' } }],
    ['no version', 'policy.version is missing', { policy: { url: '/privacy' } }],
    ['no operator', 'operator.name is missing', { operator: undefined }],
    ['an address', '"javascript:1"', { policy: { version: '1', url: 'javascript:1' } }],
    ['a theme', '"blue"', { theme: 'blue' }],
    ['a language', '"de"', { language: 'de' }],
    ['a term', '0', { term: 0 }],
    ['a category', 'categories.Ads', { categories: ['Ads'] }],
    ['a feature', '["nothing"]', { features: { account: { needs: ['nothing'] } } }],
    ['a domain', '"a b"', { domain: 'a b' }],
    ['a portal', '"School 1"', { portal: 'School 1' }],
  ];
  it.each(WRONG)('%s', (_what, found, options) => expectHelpful(problemOf(options), found));

  it.each([
    ['of the page', () => readOptions({})],
    ['of the signals', () => readSignals({})],
  ])('JSON %s that cannot be read', async (_what, readJson) => {
    silence('error');
    document.body.innerHTML = '<script type="application/json" id="kelisim-options">{ "policy": }</script>';
    let message = '';
    document.addEventListener('kelisim:error', (event) => {
      message = (event as CustomEvent<{ message: string }>).detail.message;
    });
    try {
      readJson();
    } catch (error) {
      message = explainProblem((error as ConfigError).problem);
    }
    expectHelpful(message, 'kelisim-options is no JSON');
  });
});

describe('a component outside of its provider', () => {
  const lost = (useConsent: () => unknown) => () => {
    useConsent();
    return null;
  };
  it.each([
    ['React', () => renderToString(createElement(lost(useReactConsent)))],
    ['Preact', () => renderPreact(h(lost(usePreactConsent), null))],
    ['Vue', () => useVueConsent()],
  ])('%s', async (_what, provoke) => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const message = await messageOf(provoke);
    expect(message).toMatch(/useConsent.*Expected .*options/);
    expect(pagesIn(message).filter(isDocumented)).toHaveLength(1);
  });
});

describe('what a server or the command line answers', () => {
  it.each([
    ['another method', { method: 'GET' }],
    ['another origin', { method: 'POST', headers: { origin: 'http://127.0.0.1:3000' } }],
    ['a field that is wrong', { method: 'POST', body: new URLSearchParams({ act: 'yes' }) }],
    ['a body that is no form', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } }],
  ])('%s', async (_what, init) => {
    const headers = { origin: 'https://school.example', ...(init as RequestInit).headers };
    const answer = await createConsentHandler(smart)(
      new Request('https://school.example/consent', { ...init, headers }),
    );
    const text = await answer.text();
    expect(text).toMatch(/expected/);
    expect(text).not.toMatch(/\/\^/);
    expect(pagesIn(text).filter(isDocumented)).toHaveLength(1);
  });

  it.each(['stat', 'find x', 'stats --days x', 'stats --dir /nowhere', 'seal more', 'export'])(
    'kelisim %s',
    async (line) => {
      let err = '';
      await run(line.split(' '), registerCommands, '1.2.3', {
        ...{ out: async () => {}, watched: false, columns: 80, now: () => 0 },
        err: (text) => {
          err += text;
        },
      });
      expect(pagesIn(err).filter(isDocumented)).toHaveLength(1);
      expect(err).toMatch(/Usage: |The commands are: |--dir/);
    },
  );
});

/** Every place of the source where an error begins, up to the end of the statement. */
const START = /(?:throw new (\w+)|reject\(new (\w+)|report(?:Once|Error)?\(\s*'config'|assertOption\()[\s\S]*?;\n/g;
/** Errors to which another place adds the page, each tested above; and those that no developer meets. */
const ADDED: { readonly [file: string]: string } = {
  'src/record/codec.ts': 'is caught: a cookie that cannot be read is no decision',
  'src/loading/loadByUrl.ts': 'is reported as ui-failed',
  'src/instance/createPartLoader.ts': 'is reported as ui-failed',
  'src/instance/createBase.ts': 'names option and page without a sentence; the sentence was reported',
  'src/instance/reportProblems.ts': 'is explained by explainProblem',
  'src/server/createRecorder.ts': 'is part of a report that names the page',
  'src/server/assertOption.ts': 'is given the page',
  'src/adapters/joinPage.ts': 'passes on the error of createConsent',
  'src/adapters/element.ts': 'passes on the error of readOptions',
  'src/adapters/i18next/fromI18next.ts': 'passes on a sentence that names the page',
  'src/signals/tag/startSignals.ts': 'passes on the error of a vendor',
};

describe('the source', () => {
  const places = filesUnder('src', /\.tsx?$/).flatMap((file) =>
    [...read(file).matchAll(START)].map(([statement, thrown, rejected]) => ({
      file,
      statement,
      kind: thrown ?? rejected ?? '',
    })),
  );
  /** Pages may be in a constant of the file. */
  const isNamed = (file: string, statement: string): boolean =>
    statement.includes('docs/') ||
    // An argument, tested with what it is given.
    /\$\{page\}/.test(statement) ||
    (/\bsentence\b/.test(statement) && isNamed(file, /const sentence =([^;]*);/.exec(read(file))?.[1] ?? '')) ||
    [...read(file).matchAll(/^(?:export )?const ([A-Z_]+) =[^;]*docs\//gm)].some(([, name = '']) =>
      new RegExp(`\\b${name}\\b`).test(statement),
    );

  it('names the documentation in every error that it makes', () => {
    expect(places.length).toBeGreaterThan(50);
    const silent = places.filter(
      ({ file, statement, kind }) =>
        !isNamed(file, statement) &&
        !(file in ADDED) &&
        // Answered and printed with the page by what catches them.
        !['Refusal', 'UsageError', 'ArchiveError'].includes(kind) &&
        !file.startsWith('src/register/cli/') &&
        !/new ConfigError\((problem|fatal)/.test(statement),
    );
    expect(silent.map(({ file, statement }) => `${file}: ${statement.trim()}`)).toEqual([]);
  });

  it('has every file of the list above', () => {
    const files = new Set(places.map(({ file }) => file));
    expect(Object.keys(ADDED).filter((file) => !files.has(file))).toEqual([]);
  });
});
