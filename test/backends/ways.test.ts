import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig } from '../../src/options/createConfig';
import { missing, PHP, startPhpServer, WSGI } from '../fixtures/backends';
import { type Block, blocksOf, nameOf } from '../fixtures/documentation';
import { createFilterEngine } from '../fixtures/filterEngine';
import { filesUnder, ROOT } from '../fixtures/sourceFiles';

const PAGES = [...filesUnder('docs/ways', /\.md$/), ...filesUnder('integrations', /^(?!.*node_modules).*\.md$/)];
const inLanguage = (page: string, language: string) => blocksOf(page).filter((block) => block.language === language);
const everyPhp = PAGES.flatMap((page) => inLanguage(page, 'php'));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kelisim-ways-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, code: string) => {
  const file = join(folder, name);
  writeFileSync(file, code);
  return file;
};
const runPhp = (...args: string[]) => spawnSync(PHP.program ?? '', args, { cwd: ROOT, encoding: 'utf8' });

/** The options in the page, as Kelisim takes them; fails where it does not. */
function optionsIn(html: string): ConsentOptions {
  const json = /<script type="application\/json" id="kelisim-options">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  const options = JSON.parse(json) as ConsentOptions;
  expect(checkConfig(createConfig({ ...options, language: 'kk' }, []))).toEqual([]);
  return options;
}

describe('PHP', () => {
  const reason = missing(PHP);
  if (reason) return void it.skip(reason);

  it('is on every page that is about software in PHP', () => {
    for (const name of ['php', 'wordpress', 'drupal', 'joomla', 'bitrix', 'moodle'])
      expect(everyPhp.filter(({ file }) => file === `docs/ways/${name}.md`).length, name).toBeGreaterThan(0);
  });

  it.each(everyPhp.map((block) => [nameOf(block), block] as const))('%s passes the linter', (_name, { code }) => {
    const { stdout } = runPhp('-l', write('block.php', code));
    expect(stdout).toContain('No syntax errors');
  });

  /** What code of a page puts into the head, within a stub of its software. */
  const headBy = (software: string, { code }: Block) => {
    const { stdout, stderr } = runPhp('test/fixtures/backends/ways.php', software, write(`${software}.php`, code));
    expect(stderr).toBe('');
    return stdout;
  };
  const blockWith = (page: string, text: string) =>
    inLanguage(`docs/ways/${page}.md`, 'php').find(({ code }) => code.includes(text)) as Block;

  it.each([
    ['drupal', 'hook_page_attachments', '<script async src="/libraries/kelisim/kelisim.js"></script>'],
    ['joomla', 'registerAndUseScript', '<script src="https://school.example/media/kelisim/kelisim.js" async></script>'],
    ['bitrix', "'renewUrl'", '<script async data-skip-moving="true" src="/local/kelisim/kelisim.js"></script>'],
    ['moodle', 'class hook_callbacks', '<script async src="/kelisim/kelisim.js"></script>'],
  ])('the code for %s puts the options before the tag (%s)', (software, text, tag) => {
    const head = headBy(software, blockWith(software, text));
    const options = optionsIn(head);
    expect(options.operator?.name).toEqual({ kk: '№ 1 мектеп', ru: 'Школа № 1', en: 'School No. 1' });
    expect(head.indexOf(tag)).toBeGreaterThan(head.indexOf('</script>'));
  });

  it('the event handler for Bitrix puts the tag with its attributes', () => {
    const head = headBy('bitrix', blockWith('bitrix', 'OnProlog'));
    expect(head).toMatch(
      /^<script async data-skip-moving="true" src="\/local\/kelisim\/kelisim\.js" data-operator="School No\. 1" data-policy-version="2026-01" data-policy-url="\/privacy\/"><\/script>$/,
    );
  });

  it('the plugin for Moodle names a hook and a callback that are there', () => {
    expect(headBy('moodle', blockWith('moodle', '$callbacks'))).toBe(
      JSON.stringify([true, 'local_kelisim\\hook_callbacks::before_standard_head_html_generation']),
    );
    expect(JSON.parse(headBy('moodle', blockWith('moodle', '$plugin->')))).toMatchObject({
      component: 'local_kelisim',
    });
  });

  it('the code for themes of WordPress works in the stub of WordPress', () => {
    const theme = blockWith('wordpress', "home_url('/kelisim/kelisim.js')");
    const gate = blockWith('wordpress', 'some-counter');
    const stub = `<?php
      $filters = [];
      function add_action($hook, $do, $priority = 10) { add_filter($hook, $do, $priority); }
      function add_filter($hook, $do, $priority = 10, $count = 1) { $GLOBALS['filters'][$hook][] = $do; }
      function wp_json_encode($data, $flags) { return json_encode($data, $flags); }
      function home_url($path) { return "https://school.example$path"; }
      function wp_enqueue_script($handle, $src) { $GLOBALS['src'] = $src; }
      require ${JSON.stringify(write('theme.php', theme.code))};
      require ${JSON.stringify(write('gate.php', gate.code))};
      foreach (['wp_head', 'wp_enqueue_scripts'] as $hook) { foreach ($filters[$hook] as $do) { $do(); } }
      foreach (['kelisim' => $src, 'some-counter' => '/counter.js'] as $handle => $address) {
          $tag = "<script type='text/javascript' src='$address' id='$handle-js'></script>";
          foreach ($filters['script_loader_tag'] as $do) { $tag = $do($tag, $handle); }
          echo $tag, "\\n";
      }`;
    const { stdout } = runPhp(write('stub.php', stub));
    expect(optionsIn(stdout).categories).toEqual(['statistics']);
    expect(stdout).toContain(
      `<script async data-cfasync="false" type='text/javascript' src='https://school.example/kelisim/kelisim.js'`,
    );
    expect(stdout).toContain(
      `<script type="text/plain" data-kelisim-needs="statistics" src='/counter.js' id='some-counter-js'></script>`,
    );
  });
});

describe.each([
  [
    'docs/ways/php.md',
    ['options.php', 'head.php', 'consent.php', 'account.php', 'status.php', 'proxy.php', 'framework.php'],
  ],
  ['integrations/php/README.md', ['options.php', 'account.php', 'consent.php']],
])('%s, on a server', (page, names) => {
  const reason = missing(PHP);
  if (reason) return void it.skip(reason);
  let site = '';
  let server: Awaited<ReturnType<typeof startPhpServer>> | undefined;
  beforeAll(async () => {
    site = mkdtempSync(join(tmpdir(), 'kelisim-site-'));
    const blocks = inLanguage(page, 'php');
    expect(blocks).toHaveLength(names.length);
    names.forEach((name, index) => {
      writeFileSync(join(site, name), blocks[index]?.code ?? '');
    });
    server = await startPhpServer(site);
  });
  afterAll(() => {
    server?.stop();
    rmSync(site, { recursive: true, force: true });
  });

  const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${server?.port}${path}`, { redirect: 'manual', headers, ...init });
  const decide = async () => {
    const response = await ask(
      '/consent.php',
      { 'sec-fetch-site': 'same-origin' },
      { method: 'POST', body: new URLSearchParams({ act: 'accept-all', back: '/account.php' }) },
    );
    expect([response.status, response.headers.get('location')]).toEqual([303, '/account.php']);
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  };

  it('refuses, lets the visitor decide, opens, and renews', async () => {
    const refused = await ask('/account.php', { 'accept-language': 'ru' });
    expect([refused.status, refused.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
    expect(await refused.text()).toContain(
      `<form method="post" action="/consent${page.startsWith('docs') ? '.php' : ''}">`,
    );
    const cookie = await decide();
    const opened = await ask('/account.php', { cookie });
    expect([opened.status, await opened.text(), opened.headers.get('cache-control')]).toEqual([
      200,
      'Welcome',
      'private, no-store',
    ]);
    const renewed = await ask('/consent.php', { cookie, 'sec-fetch-site': 'same-origin' }, { method: 'POST' });
    expect([renewed.status, renewed.headers.get('set-cookie')?.split(';')[0]]).toEqual([204, cookie]);
    expect((await ask('/consent.php', { cookie, 'sec-fetch-site': 'cross-site' }, { method: 'POST' })).status).toBe(
      403,
    );
  });

  it.runIf(names.includes('head.php'))('puts the options into the page', async () => {
    const html = await (await ask('/head.php')).text();
    expect(optionsIn(html)).toMatchObject({ renewUrl: '/consent.php', categories: ['authorization', 'statistics'] });
    expect(html).toContain('<script async src="/kelisim/kelisim.js"></script>');
  });

  it.runIf(names.includes('status.php'))('asks without refusing', async () => {
    expect(await (await ask('/status.php')).text()).toBe('undecided\ndo not count\n');
    expect(await (await ask('/status.php', { cookie: await decide() })).text()).toBe('accepted\ncount\n');
  });

  it.runIf(names.includes('proxy.php'))('knows its public origin behind a proxy', async () => {
    const statuses = [];
    for (const origin of ['https://example.kz', 'http://127.0.0.1'])
      statuses.push((await ask('/proxy.php', { origin }, { method: 'POST' })).status);
    expect(statuses).toEqual([204, 403]);
  });

  it.runIf(names.includes('framework.php'))('answers by the response of a framework', () => {
    const stub = `<?php
      namespace Symfony\\Component\\HttpFoundation { class Response { public $status; public function __construct($body, $status = 200) { $this->status = $status; } } }
      namespace {
        final class Headers { public function get($name, $missing = null) { return $name === 'Cookie' ? $GLOBALS['cookie'] ?? $missing : $missing; } }
        final class Request { public $headers; public function getMethod() { return 'GET'; } public function getUri() { return 'https://school.example/account'; } }
        $request = new Request();
        $request->headers = new Headers();
        $cookie = $argv[1] === '' ? null : $argv[1];
        echo (require 'framework.php')->status;
      }`;
    writeFileSync(join(site, 'stub.php'), stub);
    const run = (cookie: string) =>
      spawnSync(PHP.program ?? '', ['-d', `include_path=.:${join(ROOT, 'integrations/php')}`, 'stub.php', cookie], {
        cwd: site,
        encoding: 'utf8',
      });
    expect(run('').stdout).toBe('403');
    return decide().then((cookie) => expect(run(cookie).stdout).toBe('200'));
  });
});

describe('Python', () => {
  const reason = missing(WSGI);
  if (reason) return void it.skip(reason);
  const [wsgi, django, flask, fastapi] = inLanguage('docs/ways/python.md', 'py');
  const [readme] = inLanguage('integrations/python/README.md', 'py');
  // The system's own Python may have the frameworks where the first of the path has not.
  const programs = [WSGI.program ?? '', '/usr/bin/python3'].filter((name) => !name.startsWith('/') || existsSync(name));

  it.for([
    ['docs/ways/python.md, WSGI', 'wsgi', wsgi],
    ['docs/ways/python.md, Django', 'django', django],
    ['docs/ways/python.md, Flask', 'flask', flask],
    ['docs/ways/python.md, FastAPI', 'fastapi', fastapi],
    ['integrations/python/README.md', 'wsgi', readme],
  ] as const)('%s refuses, lets the visitor decide, opens, and renews', ([, framework, block], context) => {
    const file = write(`${framework}.py`, block?.code ?? '');
    const found = programs.map((program) =>
      spawnSync(program, ['test/fixtures/backends/ways.py', framework, file], { cwd: ROOT, encoding: 'utf8' }),
    );
    const run = found.find(({ status }) => status !== 3);
    if (!run) return context.skip(`${framework} is not installed here`);
    expect(run.stderr).toBe('');
    const result = JSON.parse(run.stdout) as { readonly private: readonly string[]; readonly opened: string };
    expect(result).toMatchObject({
      statuses: [403, 403, 303, 204, 200],
      location: '/account',
      renewed: true,
      language: true,
    });
    for (const control of result.private) expect(control).toMatch(/no-store/);
    expect(result.opened).toContain('Welcome');
    if (result.opened.includes('kelisim-options')) optionsIn(result.opened);
  });
});

describe('recipes for vendors', () => {
  /** A page with the scripts of an HTML block: those that wait run once `statistics` is allowed. */
  function createPage(page: string, text: string, vendor: { [name: string]: unknown } = {}) {
    const html = inLanguage(page, 'html').find(({ code }) => code.includes(text))?.code ?? '';
    const scripts = [...html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)].map(([, attributes = '', code = '']) => ({
      gated: attributes.includes('data-kelisim-needs'),
      code,
    }));
    const listeners: (() => void)[] = [];
    let open = false;
    const consent = { allows: () => open, on: (_type: string, listener: () => void) => listeners.push(listener) };
    const element = { append: () => {}, appendChild: () => {} };
    const page_: { [name: string]: unknown } = { document: { createElement: () => ({}), head: element }, ...vendor };
    page_.window = page_;
    const context = createContext(page_);
    const run = (gated: boolean) => {
      for (const script of scripts.filter((one) => one.gated === gated)) runInContext(script.code, context);
    };
    run(false);
    const { queue } = page_.Kelisim as { queue: ((given: typeof consent) => void)[] };
    for (const callback of queue) callback(consent);
    let ran = false;
    const decide = (allowed: boolean) => {
      open = allowed;
      for (const listener of listeners) listener();
      if (allowed && !ran) run(true);
      ran ||= allowed;
    };
    return { page: page_, decide, paq: () => (page_._paq as string[][] | undefined)?.map(([name]) => name) };
  }

  it('Matomo behind consent: nothing before, its own switch after a withdrawal', () => {
    const { decide, paq } = createPage('docs/recipes/matomo.md', 'optUserOut');
    expect(paq()).toBeUndefined();
    decide(false);
    expect(paq()).toBeUndefined();
    decide(true);
    expect(paq()).toEqual(['forgetUserOptOut', 'trackPageView', 'enableLinkTracking', 'setTrackerUrl', 'setSiteId']);
    decide(false);
    expect(paq()?.at(-1)).toBe('optUserOut');
    decide(true);
    expect(paq()?.at(-1)).toBe('forgetUserOptOut');
  });

  it('Matomo before consent: told what changes, once', () => {
    const { decide, paq } = createPage('docs/recipes/matomo.md', 'requireConsent');
    decide(false);
    expect(paq()).toEqual(['requireConsent']);
    decide(true);
    decide(true);
    decide(false);
    expect(paq()).toEqual(['requireConsent', 'setConsentGiven', 'forgetConsentGiven']);
  });

  it('PostHog behind consent', () => {
    const calls: string[] = [];
    const call = (name: string) => () => calls.push(name);
    const posthog = { init: call('init'), opt_in_capturing: call('in'), opt_out_capturing: call('out') };
    const { page, decide } = createPage('docs/recipes/posthog.md', 'posthog.init');
    decide(false);
    expect(calls).toEqual([]);
    // What PostHog's snippet makes.
    page.posthog = posthog;
    decide(true);
    decide(false);
    decide(true);
    expect(calls).toEqual(['in', 'init', 'in', 'out', 'in']);
  });
});

describe('addresses that these pages name', () => {
  const engine = createFilterEngine();
  const assets = '/wp-content/plugins/kelisim/assets';

  it.each([
    ...[
      `${assets}/kelisim.js`,
      `${assets}/wp-consent.js`,
      '/libraries/kelisim/kelisim.js',
      '/media/kelisim/kelisim.js',
    ],
    ...['/local/kelisim/kelisim.js', '/static/kelisim/kelisim.js', '/kelisim.all.js'],
  ])('no list blocks the script %s', (path) => {
    expect(engine.blocks(`https://school.example${path}`, 'script')).toBeUndefined();
  });

  it.each(['/consent', '/consent.php', '/wp-json/kelisim/v1/consent', '/local/kelisim/consent.php'])(
    'no list blocks %s',
    (path) => {
      for (const type of ['xmlhttprequest', 'document'] as const)
        expect(engine.blocks(`https://school.example${path}`, type)).toBeUndefined();
    },
  );
});
