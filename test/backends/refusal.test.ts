import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '../../scripts/backends/withTexts';
import { createWording } from '../../src/notice/createWording';
import { lawLine } from '../../src/notice/lawLine';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { createConfig } from '../../src/options/createConfig';
import { createConsentHandler, readConsent } from '../../src/server';
import { serverTexts } from '../../src/server/renderNotice';
import { textOfHtml } from '../../src/server/textOfHtml';
import { lawItems } from '../../src/settings/consentItems';
import { askBackend, type Backend, missing, PHP, WSGI } from '../fixtures/backends';
import { read } from '../fixtures/sourceFiles';

const NOW = 1_800_000_000;
const smart = { preset: 'smartustaz', policy: { version: '2026-01', url: '/privacy' }, now: NOW } as const;
const school = {
  operator: {
    name: { kk: '«№ 1 мектеп» ЖШС', ru: 'ТОО «Школа № 1»', en: 'School No. 1 <LLP> & "Co"' },
    bin: '000000000000',
  },
  policy: { version: '3', url: 'https://school.example/privacy?a=1&b=2' },
  categories: { maps: { title: { kk: 'Карта', ru: 'Карты', en: 'Maps' } }, advertising: {} },
  features: {
    contact: { needs: ['maps'], title: { kk: 'Байланыс', ru: 'Контакты', en: 'Contact' } },
    chat: { policy: true },
  },
  disclosure: { thirdParties: { kk: 'Жоқ.', ru: 'Нет.', en: 'No.' }, other: 'x' },
  term: 1,
  now: NOW,
} as const;

/** What JSON, and the texts of a portal, can have in them. */
const odd = {
  ...school,
  operator: { name: 'a/b "c" \\ \u2028\u0001 \u00a0 é', bin: 123 },
  disclosure: {
    automatic: ['IP', { kk: 'уақыт', en: 'time' }],
    data: { ru: 'Только имя.' },
    regardless: 'y',
    purposes: 'z',
  },
  messages: {
    en: {
      'law.other': 'More',
      'table.days_one': '{{count}} whole day',
      'ask.needs': 'Needed: {{list}}',
      'notice.saved': 'x',
    },
    kk: { 'purpose.advertising': '' },
  },
  term: '90',
} as const;

interface Asked {
  readonly refuse: string;
  readonly options: object;
  readonly request: { readonly method: string; readonly url: string; readonly headers: object; readonly body: string };
}
const asked = (
  refuse: string,
  options: object,
  headers: object = {},
  url = 'https://smartustaz.kz/kk/a?b=1',
): Asked => ({
  refuse,
  options,
  request: { method: 'GET', url, headers, body: '' },
});

const REJECTED = `consent_kelisim=v=1&id=K3v9AAAAAAAAAAAAAAAAAA&at=${NOW - 60}&until=${NOW + 60}&policy=&lang=kk&yes=&no=authorization.statistics.advertising&how=save&text=`;
const ACCEPTED = REJECTED.replace(
  /policy=.*&how/,
  'policy=2026-01&lang=kk&yes=authorization.statistics.advertising&no=&how',
);
const pages: { readonly [name: string]: Asked } = {
  'Kazakh by default': asked('account', smart),
  'Russian by Accept-Language': asked('account', smart, { 'accept-language': 'de, ru-KZ;q=0.8, kk;q=0.7' }),
  'English by the link': asked(
    'account',
    smart,
    { 'accept-language': 'ru' },
    'https://smartustaz.kz/a?kelisim-language=en',
  ),
  'the language of the options': asked('account', { ...smart, language: 'kz' }, { 'accept-language': 'ru' }),
  'a visitor who has refused': asked('account', smart, { cookie: REJECTED }),
  'a visitor whose decision is outdated': asked('account', { ...smart, now: NOW + 61 }, { cookie: REJECTED }),
  'Global Privacy Control': asked('account', smart, { 'sec-gpc': '1' }),
  'a portal of its own': asked('contact', school, { 'accept-language': 'en' }),
  'the policy alone': asked('chat', school, { 'accept-language': 'ru', 'sec-gpc': '1' }),
  'a category': asked('maps', school),
  'a term of 21 days': asked('maps', { ...school, term: 21 }, { 'accept-language': 'ru' }),
  'a term of 112 days': asked('maps', { ...school, term: 112 }, { 'accept-language': 'ru' }),
  'a term of 34 days': asked('maps', { ...school, term: 34 }, { 'accept-language': 'ru' }),
  'a term of 1.5 days': asked('maps', { ...school, term: 1.5 }, { 'accept-language': 'ru' }),
  'odd options': asked('contact', odd, { 'accept-language': 'en' }),
  'odd options in Kazakh': asked('chat', { ...odd, term: 1.5 }),
  'the preset with a list': asked('account', { ...smart, categories: ['maps'], operator: { bin: null } }),
  'a policy that has changed': asked(
    'account',
    { ...smart, policy: { version: '2027', url: '/p' } },
    { cookie: ACCEPTED },
  ),
  'a category that is new': asked('account', { ...smart, categories: ['maps'] }, { cookie: ACCEPTED }),
  'options of the page': asked('account', {
    ...smart,
    action: '/c?x=1',
    home: '/kk/',
    nonce: 'n"1',
    head: '<link rel="icon" href="/i">',
  }),
  'an address with markup': asked('account', smart, {}, 'https://smartustaz.kz/"><script>?x="><b>&kelisim-language=kk'),
  'an address of another host': asked('account', smart, {}, 'https://smartustaz.kz//evil.kz/'),
  'a long address': asked('account', smart, {}, `https://smartustaz.kz/?${'x'.repeat(4000)}`),
};
const names = Object.keys(pages);

interface Page {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}
const found = new Map<string, readonly Page[]>();
const pageOf = (backend: Backend, name: string) => found.get(backend.name)?.[names.indexOf(name)] as Page;

/** What a browser would submit by a button. */
const submit = (body: string, act: string, ticked: readonly string[] = []) => {
  const hidden = [...body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']) => [name, decoded(value)],
  );
  return new URLSearchParams([
    ...(hidden as [string, string][]),
    ['act', act],
    ...ticked.map((name): [string, string] => [name, 'on']),
  ]);
};
const decoded = (text: string) =>
  text.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? '');

describe.each([PHP, WSGI])('the 403 page of $language', (backend) => {
  const reason = missing(backend);
  if (reason) return void it.skip(reason);
  beforeAll(() => {
    found.set(backend.name, askBackend(backend, Object.values(pages)) as Page[]);
  });

  it.each(names)('is not kept by caches, and has one form that decides: %s', (name) => {
    const { status, headers, body } = pageOf(backend, name);
    expect(status).toBe(403);
    expect(headers).toMatchObject({ 'Cache-Control': 'private, no-store', Vary: 'Cookie, Accept-Language' });
    expect(body).toContain(`<html lang="${headers['Content-Language']}">`);
    expect(body.match(/<form method="post"/g)).toHaveLength(1);
    for (const act of ['accept-all', 'reject-all', 'save']) expect(body).toContain(`name="act" value="${act}"`);
    // Nothing is chosen before the visitor chooses it.
    expect(body).not.toMatch(/checked|<script/);
  });

  it.each(names)('records the text that it shows and refers to: %s', (name) => {
    const { body, headers } = pageOf(backend, name);
    const language = headers['Content-Language'] as string;
    const shown = textOfHtml(body.slice(body.indexOf('<h1>'), body.indexOf('</form>')));
    const config = createConfig(pages[name]?.options as ConsentOptions, []);
    const canonical = `${shown}\n${lawLine(config, language, language)}`;
    const hash = createHash('sha256').update(canonical).digest('hex').slice(0, 16);
    expect(body).toContain(`name="text" value="${hash}"`);
  });

  it.each(names)('names what the law wants named, as the settings of the page do: %s', (name) => {
    const { body, headers } = pageOf(backend, name);
    const config = createConfig(pages[name]?.options as ConsentOptions, []);
    const wording = createWording(config, serverTexts(config), headers['Content-Language'] as string);
    const wanted = lawItems(wording).flatMap(({ title, text }) => (text ? [[title, text]] : []));
    const found = [...body.matchAll(/<dt>(.*?)<\/dt>\n<dd>(.*?)<\/dd>/gs)].map(([, ...pair]) => pair.map(decoded));
    expect(found).toEqual(wanted);
  });

  it.each(['Kazakh by default', 'Russian by Accept-Language', 'English by the link'])(
    'is answered by the handler of Node: %s',
    async (name) => {
      const { body } = pageOf(backend, name);
      const handle = createConsentHandler(smart);
      const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
      const post = (form: URLSearchParams) =>
        handle(new Request('https://smartustaz.kz/consent', { method: 'POST', headers, body: `${form}` }));
      const accepted = await post(submit(body, 'accept-all'));
      expect([accepted.status, accepted.headers.get('location')]).toEqual([
        303,
        name.includes('link') ? '/a' : '/kk/a?b=1',
      ]);
      expect(readConsent(accepted.headers.get('set-cookie')?.split(';')[0], smart).allows('account')).toBe(true);
      const saved = await post(submit(body, 'save', ['authorization', 'policy']));
      const { status, record, allows } = readConsent(saved.headers.get('set-cookie')?.split(';')[0], smart);
      expect([status, allows('account'), record?.granted, record?.language]).toEqual([
        'custom',
        true,
        ['authorization'],
        /lang="(\w+)"/.exec(body)?.[1],
      ]);
    },
  );

  it('names what is missing, and what the law wants named', () => {
    const { body } = pageOf(backend, 'a portal of its own');
    for (const text of [
      '“Contact” is closed here',
      'allow “Maps” cookies',
      'School No. 1 &lt;LLP&gt; &amp; &quot;Co&quot;',
      '000000000000',
      '1 day',
      'No.',
    ])
      expect(body).toContain(text);
    expect(body).toContain('Not stated by the operator: Data collected, Purposes, Cross-border transfer, Publication');
    // In sight before the buttons, and once more with the rest of what the consent contains.
    expect(body.indexOf('Transfer to third parties: No.')).toBeLessThan(body.indexOf('<button'));
    expect(body).not.toContain('accept the privacy policy.');
    const alone = pageOf(backend, 'the policy alone').body;
    expect(alone).toContain('<p>Чтобы открыть, нужно: принять политику конфиденциальности.</p>');
    // Accepting includes the policy, so the way to its text is always there.
    for (const page of [body, alone]) expect(page).toContain('<a href="https://school.example/privacy?a=1&amp;b=2">');
  });

  it('says what the portal has put in the place of our texts', () => {
    const { body } = pageOf(backend, 'odd options');
    expect(body).toContain('<p>Needed: allow “Maps” cookies</p>');
    expect(body).toContain('<dt>More</dt>\n<dd>y</dd>');
    expect(body).toContain('<dd>90 days</dd>');
    // An empty text is none.
    expect(pageOf(backend, 'odd options in Kazakh').body).toContain('<small>Жарнама көрсету');
  });

  it('says in words of the language for how long', () => {
    for (const [term, words] of [
      ['21', '21 день'],
      ['112', '112 дней'],
      ['34', '34 дня'],
      ['1.5', '1.5 дня'],
    ])
      expect(pageOf(backend, `a term of ${term} days`).body).toContain(`<dd>${words}</dd>`);
  });

  it('tells a visitor who has decided why the page is closed still', () => {
    expect(pageOf(backend, 'a visitor who has refused').body).toContain('<p role="status">Таңдауыңыз сақталды.');
    for (const [name, text] of [
      ['a visitor whose decision is outdated', 'Қайта таңдаңыз.'],
      ['a policy that has changed', 'Енді 2027 нұсқасы қолданылады.'],
      ['a category that is new', 'Қосылғаны: maps.'],
    ] as const)
      expect(pageOf(backend, name).body).toContain(`<p role="status">${text}`);
    expect(pageOf(backend, 'Kazakh by default').body).not.toContain('role="status"');
  });

  it('leads back to this site and puts nothing of the address into the mark-up', () => {
    expect(pageOf(backend, 'an address with markup').body).not.toMatch(/<script>|<b>/);
    expect(pageOf(backend, 'an address of another host').body).toContain('name="back" value="/"');
    expect(pageOf(backend, 'a long address').body).toContain('name="back" value="/"');
    expect(pageOf(backend, 'options of the page').body).toContain('<style nonce="n&quot;1">');
  });

  it('takes no address that runs a script', () => {
    const wrong = [
      { action: 'javascript:alert(1)' },
      { home: '//evil.kz' },
      { policy: { version: '1', url: 'javascript:x' } },
    ];
    const answers = askBackend(
      backend,
      wrong.map((more) => asked('account', { ...smart, ...more })),
    ) as { readonly invalid?: string }[];
    expect(answers.map(({ invalid }) => invalid)).toEqual(['action', 'home', 'url']);
  });
});

it.skipIf(!PHP.program || !WSGI.program).each(names)('is the same in PHP and in Python: %s', (name) => {
  expect(pageOf(PHP, name)).toEqual(pageOf(WSGI, name));
});

describe('the Kazakh and Russian words', () => {
  const code = read('integrations/php/kelisim.php');
  it('mix no scripts inside a word', () => {
    expect(code).not.toMatch(/\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/u);
  });

  it.each(['own', 'refused', 'saved', 'home'])('of the page alone are there in each language and file: %s', (key) => {
    for (const file of BACKENDS) {
      const found = [...read(file).matchAll(new RegExp(`['"]${key}['"](?: =>|:) ['"](.*)['"],`, 'g'))];
      expect(new Set(found.map(([, text]) => text)).size, file).toBe(3);
    }
  });
});

describe('kelisim.php', () => {
  const code = read('integrations/php/kelisim.php').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|'(?:[^'\\]|\\.)*'/gm, "''");

  it.each([
    ['match', /\bmatch\s*\(/],
    ['nullsafe calls', /\?->/],
    ['union and mixed types', /: \??\w+\|\w+|\bmixed\b/],
    ['promoted properties', /__construct\([^)]*\b(public|private|protected)\b/],
    ['attributes and enums', /#\[|\benum\s+\w+\s*\{|\breadonly\b/],
    [
      'functions that came after it',
      /\b(str_(contains|starts_with|ends_with)|array_is_list|get_debug_type|array_find|array_any)\(/,
    ],
    ['a catch without a variable', /catch \([\w\\]+\)/],
    ['a comma behind the last parameter', /function \w*\([^)]*,\s*\)/],
  ])('has nothing that PHP 7.4 lacks: %s', (_what, pattern) => expect(code).not.toMatch(pattern));
});
