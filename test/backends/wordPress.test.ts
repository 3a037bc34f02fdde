import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { packWordPress } from '../../scripts/packWordPress';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig } from '../../src/options/createConfig';
import { missing, PHP } from '../fixtures/backends';
import { filesUnder, ROOT, read } from '../fixtures/sourceFiles';

const FOLDER = 'integrations/wordpress';
const NOW = Math.floor(Date.now() / 1000);
const stored = {
  operator_kk: '«№ 1 мектеп» ЖШС',
  operator_ru: 'ТОО «Школа № 1» </script>',
  bin: '000000000000',
  policy_version: '2026-01',
  policy_url: '/privacy/',
  categories: ['authorization', 'statistics'],
  more: '{"categories":{"maps":{"title":{"kk":"Карта"}}},"features":{"account":{"needs":["authorization"],"policy":true}},"term":90}',
};
const cookie = (yes: string, no: string) =>
  `a=b; consent_kelisim=v=1&id=K3v9AAAAAAAAAAAAAAAAAA&at=${NOW - 60}&until=${NOW + 86_400}&policy=2026-01&lang=kk&yes=${yes}&no=${no}&how=save&text=`;
const TAG =
  '<script src="https://school.example/wp-content/plugins/kelisim/assets/kelisim.js" id="kelisim-js"></script>\n';

interface Found {
  readonly [name: string]: unknown;
  readonly head: string;
  readonly tag: string;
  readonly form: string;
  readonly has: { readonly [category: string]: boolean };
  readonly scripts: {
    readonly [handle: string]: { readonly src: string; readonly needs: readonly string[]; readonly footer: boolean };
  };
}

const run = (input: object) => JSON.parse(print(input)) as Found;

function print(input: object): string {
  const { stdout, stderr } = spawnSync(PHP.program ?? '', ['test/fixtures/backends/wordpress.php'], {
    cwd: ROOT,
    input: JSON.stringify({ tag: TAG, ...input }),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout;
}

describe('the WordPress plugin', () => {
  const reason = missing(PHP);
  if (reason) return void it.skip(reason);

  it.each(filesUnder(FOLDER, /\.php$/))('%s passes the linter of PHP', (file) => {
    expect(spawnSync(PHP.program ?? '', ['-l', file], { cwd: ROOT, encoding: 'utf8' }).stdout).toContain(
      'No syntax errors',
    );
  });

  it('puts nothing into the page until there is a policy to ask about', () => {
    const { head, scripts, type, allows, has } = run({ consentApi: true });
    expect([head, Object.keys(scripts), type, allows, has.statistics]).toEqual([
      '',
      ['wp-consent-api'],
      false,
      false,
      true,
    ]);
  });

  it('puts the options before the tag, as Kelisim takes them', () => {
    const { head, scripts } = run({ stored });
    const [, json = ''] = /^<script type="application\/json" id="kelisim-options">(.*)<\/script>\n$/s.exec(head) ?? [];
    expect(json).not.toContain('<');
    const options = JSON.parse(json) as ConsentOptions;
    expect(options).toEqual({
      operator: { name: { kk: stored.operator_kk, ru: stored.operator_ru }, bin: '000000000000' },
      policy: { version: '2026-01', url: '/privacy/' },
      categories: { maps: { title: { kk: 'Карта' } }, authorization: {}, statistics: {} },
      features: { account: { needs: ['authorization'], policy: true } },
      term: 90,
      renewUrl: '/wp-json/kelisim/v1/consent',
    });
    expect(checkConfig(createConfig({ ...options, language: 'kk' }, []))).toEqual([]);
    expect(scripts.kelisim).toEqual({
      src: 'https://school.example/wp-content/plugins/wordpress/assets/kelisim.js',
      needs: [],
      footer: false,
    });
  });

  it('adds its attributes to its own tag, and to no other', () => {
    expect(run({ stored }).tag).toBe(
      TAG.replace(
        '<script',
        '<script async data-cfasync="false" data-no-optimize="1" data-no-defer="1" nowprocket nitro-exclude' +
          ' data-noptimize="1" data-jetpack-boost="ignore"',
      ),
    );
    const before = `<script id="kelisim-js-before">x()</script>\n${TAG.replace(' id', ' async id')}`;
    const { tag } = run({ stored, tag: before });
    expect(tag).toMatch(/^<script id="kelisim-js-before">x\(\)<\/script>\n<script data-cfasync="false"/);
    expect(tag.match(/\basync\b/g)).toHaveLength(1);
    expect(run({ stored, handle: 'jquery' }).tag).toBe(TAG);
  });

  it('asks optimisers to leave the script as it is', () => {
    const ours = ['other.js', 'kelisim.js', 'wp-consent.js'];
    expect(run({ stored }).lists).toEqual({
      rocket_exclude_js: ours,
      rocket_exclude_defer_js: ours,
      rocket_delay_js_exclusions: ours,
      litespeed_optimize_js_excludes: ours,
      litespeed_optm_js_defer_exc: ours,
      autoptimize_filter_js_exclude: 'other.js, kelisim.js, wp-consent.js',
    });
  });

  it.each([
    ['nothing decided', '', [true, false, false, false, false]],
    ['statistics allowed', cookie('statistics', 'authorization.maps'), [true, false, true, true, false]],
    ['all refused', cookie('', 'statistics.authorization.maps'), [true, false, false, false, false]],
    ['a corrupt cookie', 'consent_kelisim=statistics', [true, false, false, false, false]],
    [
      'a quoted cookie, to which WordPress has added slashes',
      `${cookie('statistics', 'authorization.maps').replace('=v', '="v')}"`,
      [true, false, true, true, false],
    ],
  ])('answers the WP Consent API: %s', (_name, header, expected) => {
    const { has, type, registered, allows } = run({ stored, cookie: header });
    expect(has).toEqual(
      Object.fromEntries(
        ['functional', 'preferences', 'statistics', 'statistics-anonymous', 'marketing', 'unknown'].map(
          (name, index) => [name, expected[index] ?? false],
        ),
      ),
    );
    expect([type, registered, allows]).toEqual(['optin', true, expected[2]]);
  });

  it('tells page caches only where PHP asks', () => {
    const { cached, leftOut } = run({ stored });
    expect([cached, leftOut]).toEqual([true, true]);
  });

  it('hands its map to the script for the WP Consent API, where that is there', () => {
    expect(run({ stored }).localized).toEqual([]);
    const { scripts, localized } = run({ stored, consentApi: true });
    expect(scripts['kelisim-wp-consent']).toMatchObject({ needs: ['wp-consent-api'], footer: true });
    expect(localized).toEqual({
      kelisimConsentMap: {
        functional: 'necessary',
        preferences: null,
        statistics: 'statistics',
        'statistics-anonymous': 'statistics',
        marketing: null,
      },
    });
  });

  it('answers the address of renewUrl for pages of this site alone', () => {
    const given = cookie('statistics', 'authorization.maps');
    const post = (headers: object, body = '') =>
      run({ stored, post: { headers: { cookie: given, ...headers }, body } }).answer as {
        status: number;
        headers: { [name: string]: string };
      };
    const renewed = post({ sec_fetch_site: 'same-origin' });
    expect([renewed.status, renewed.headers['Set-Cookie']?.split(';')[0]]).toEqual([204, given.slice('a=b; '.length)]);
    expect(post({ origin: 'https://school.example' }).status).toBe(204);
    expect(post({ origin: 'https://evil.example' }).status).toBe(403);
    const form = post(
      { sec_fetch_site: 'same-origin', content_type: 'application/x-www-form-urlencoded' },
      'act=save&maps=on&back=/x',
    );
    expect([form.status, form.headers.Location]).toEqual([303, '/x']);
    expect(form.headers['Set-Cookie']).toContain('&yes=maps&no=authorization.statistics&');
    expect(run({ post: { headers: {}, body: '' } }).answer).toMatchObject({ status: 503 });
  });

  it('registers a route that anybody may post to, and a page for administrators', () => {
    const { routes, page, setting } = run({ stored });
    expect(routes).toEqual({ 'kelisim/v1/consent': ['POST', '__return_true'] });
    expect(page).toEqual(['manage_options', 'kelisim', 'kelisim_settings_page']);
    expect(setting).toEqual(['kelisim', 'kelisim', 'kelisim_sanitize']);
    expect(run({ stored, user: 'editor' }).form).toBe('');
  });

  it('shows what is stored in its form', () => {
    const { form } = run({ stored: { ...stored, operator_en: '"><script>' } });
    expect(form).not.toContain('<script>');
    for (const key of [
      'operator_kk',
      'operator_ru',
      'operator_en',
      'bin',
      'policy_version',
      'policy_url',
      'more',
      'src',
    ])
      expect(form).toContain(`name="kelisim[${key}]"`);
    expect(form.match(/checked='checked'/g)).toHaveLength(2);
    // Each field has its label.
    for (const [, id] of form.matchAll(/<(?:input type="text"|textarea)[^>]* id="([^"]+)"/g))
      expect(form).toContain(`<label for="${id}">`);
  });

  it.each([
    ['right ones', stored, []],
    [
      'an unknown option',
      { ...stored, more: '{"themee":"dark"}' },
      [
        ['warning', 'Kelisim: themee is not a known option. Did you mean theme? See docs/OPTIONS.md'],
        ['success', 'Settings saved.'],
      ],
    ],
    ['JSON that cannot be read', { ...stored, more: '{' }, [['error', expect.stringContaining('expected JSON')]]],
    [
      'a version with a space',
      { ...stored, policy_version: '2026 01' },
      [['error', expect.stringContaining('policy.version')]],
    ],
    ['no operator', { ...stored, operator_kk: '', operator_ru: '' }, [['error', expect.stringContaining('Operator')]]],
    [
      'an address that runs a script',
      { ...stored, policy_url: 'javascript:alert(1)' },
      [['error', expect.stringContaining('privacy policy')]],
    ],
    [
      'a feature that needs what is not there',
      { ...stored, categories: [] },
      [['error', expect.stringContaining('features.account.needs')]],
    ],
    ['no form at all', 'x', [['error', expect.any(String)]]],
  ])('stores settings that work, and keeps the stored ones otherwise: %s', (_name, form, errors) => {
    const before = { policy_version: 'before', policy_url: '/p' };
    const found = run({ stored: before, form });
    expect(found.errors).toEqual(errors);
    const kept = errors.some(([type]) => type === 'error');
    const cleaned = { ...(form as object), operator_ru: 'ТОО «Школа № 1»' };
    expect(found.sanitized).toMatchObject(kept ? before : cleaned);
  });

  it('shows settings that it refused again, so that they can be corrected', () => {
    const { form, sanitized } = run({ stored, form: { ...stored, policy_version: '2026 02', bin: '123' } });
    expect(sanitized).toMatchObject({ policy_version: '2026-01', bin: '000000000000' });
    expect(form).toContain('name="kelisim[policy_version]" value="2026 02"');
    expect(form).toContain('name="kelisim[bin]" value="123"');
  });

  it('closes a page with 403 and a form, until the visitor allows what it needs', () => {
    const visit = (cookie: string, settings: object = stored) =>
      print({ stored: settings, cookie, require: 'account', request: { HTTP_ACCEPT_LANGUAGE: 'en' } });
    const refused = visit('');
    expect(refused).toContain('<html lang="en">');
    expect(refused).toContain('<form method="post" action="/wp-json/kelisim/v1/consent">');
    expect(refused).toContain('<a href="/blog/">');
    const accepted = cookie('authorization.statistics', 'maps');
    expect(visit(accepted)).toBe('Welcome');
    // WordPress has added slashes to the quotes.
    expect(visit(`${accepted.replace('=v', '="v')}"`)).toBe('Welcome');
    expect(visit(cookie('', 'authorization.statistics.maps'))).toContain('<html lang="en">');
    expect(visit('', {})).toBe('503 Kelisim is not set up: Settings > Kelisim.');
  });

  it('has shortcodes for content and for the way back', () => {
    const { gated, settings } = run({ stored });
    expect(gated).toBe('<template data-kelisim-needs="statistics"><b>x</b></template>');
    expect(settings).toBe('<button type="button" data-kelisim-open="preferences">Cookie settings</button>');
    expect(run({ stored, needs: '"><script>' }).gated).toBe('');
    // As WordPress gives it between two blocks.
    expect(run({ stored, content: '</p>\n\n<p>x</p>\n\n<p>' }).gated).toBe(
      '<template data-kelisim-needs="statistics">\n\n<p>x</p>\n\n</template>',
    );
  });
});

describe('wp-consent.js', () => {
  const code = read(`${FOLDER}/assets/wp-consent.js`);

  /** A page with the WP Consent API's two functions, as its own file has them. */
  function createPage() {
    const jar = new Map<string, string>();
    const listeners: (() => void)[] = [];
    const open = new Set(['necessary']);
    const consent = {
      allows: (name: string) => open.has(name),
      on: (_type: string, listener: () => void) => listeners.push(listener),
    };
    const window: { [name: string]: unknown } = {
      kelisimConsentMap: { functional: 'necessary', statistics: 'statistics', marketing: null },
      wp_has_consent: (name: string) => !window.wp_consent_type || jar.get(name) === 'allow',
      wp_set_consent: (name: string, value: string) => jar.set(name, value),
    };
    const events: string[] = [];
    const context = createContext({
      window,
      CustomEvent: Event,
      document: { dispatchEvent: ({ type }: Event) => events.push(type) },
    });
    runInContext(code, context);
    const { queue } = window.Kelisim as { queue: ((given: typeof consent) => void)[] };
    for (const callback of queue) callback(consent);
    return {
      jar,
      open,
      events,
      say: () => {
        for (const listener of listeners) listener();
      },
    };
  }

  it('says optin, and before a decision allows what is necessary alone', () => {
    const { jar, events, say } = createPage();
    say();
    expect([...jar]).toEqual([['functional', 'allow']]);
    expect(events).toEqual(['wp_consent_type_defined']);
  });

  it('hands on what changes', () => {
    const { jar, open, say } = createPage();
    open.add('statistics');
    say();
    expect([...jar]).toEqual([
      ['functional', 'allow'],
      ['statistics', 'allow'],
    ]);
    open.delete('statistics');
    say();
    expect(jar.get('statistics')).toBe('deny');
    expect(jar.has('marketing')).toBe(false);
  });
});

it('readme.txt and the plugin name the same version', () => {
  const [, stable] = /^Stable tag: (\S+)$/m.exec(read(`${FOLDER}/readme.txt`)) ?? [];
  const [, version] = /^ \* Version: (\S+)$/m.exec(read(`${FOLDER}/kelisim.php`)) ?? [];
  expect([stable, version]).toEqual([
    JSON.parse(read('package.json')).version,
    JSON.parse(read('package.json')).version,
  ]);
});

it.skipIf(!existsSync(join(ROOT, 'dist/kelisim.js')))('is packed with the server half and the script files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kelisim-'));
  try {
    packWordPress(join(folder, 'kelisim'));
    for (const name of [
      'kelisim.php',
      'readme.txt',
      'lib/kelisim.php',
      'assets/kelisim.js',
      'assets/wp-consent.js',
      'docs/OPTIONS.md',
      'LICENSE',
    ])
      expect(existsSync(join(folder, 'kelisim', name)), name).toBe(true);
    expect(existsSync(join(folder, 'kelisim/assets/server.js'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
