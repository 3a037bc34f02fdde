import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/bundle';
import { type OpenPage, useBrowser } from './support/browser';
import { action, cookieValue, notice, setCookie } from './support/kelisim';
import { useFolders } from './support/serveFolders';
import { blockWith, buildSnippets, type Snippet } from './support/snippets';

const browser = useBrowser();
const portal = useFolders();
portal.serve('kelisim', join(ROOT, 'dist'));

const one = (page: string, text: string, file = 'snippet.ts'): Snippet => ({
  files: { [file]: blockWith(page, text) },
  entry: file,
});

/** Modules of the documentation that run in a page, by a short name. */
const SNIPPETS = {
  readme: one('README.md', "import { createConsent } from 'kelisim'"),
  start: one('docs/START.md', 'export async function signIn'),
  api: one('docs/API.md', 'categories: { statistics: {} },'),
  waiting: one('docs/CONTENT.md', "await consent.when('statistics')"),
  events: one('docs/EVENTS.md', 'kelisim:change'),
  words: one('docs/I18N.md', "'table.days_few'"),
  arabic: one('docs/I18N.md', 'declare const texts'),
  i18next: one('docs/I18N.md', 'fromI18next'),
  receipt: one('docs/RECORD.md', 'consent.receipt()'),
  signOut: one('docs/PROOF.md', '/sign-out"]'),
  spa: one('docs/recipes/spa.md', 'export function onNavigate'),
  leaving: one('docs/recipes/spa.md', 'AbortController'),
  moving: one('docs/recipes/moving.md', "from 'kelisim/migrate'"),
  posthog: one('docs/recipes/posthog.md', 'export function startAnalytics'),
  asking: one('docs/recipes/sign-in.md', "await consent.ask('account')"),
  revoking: one('docs/recipes/sign-in.md', "consent.on('revoke'"),
  suffix: one('docs/recipes/subdomains.md', 'domain-rejected'),
  react: {
    files: {
      'Portal.tsx': blockWith('docs/FRAMEWORKS.md', 'export const Portal'),
      'main.tsx': `import { createRoot } from 'react-dom/client';
import { Portal } from './Portal';
createRoot(document.querySelector('#app') as Element).render(<Portal />);
`,
    },
    entry: 'main.tsx',
  },
  vue: {
    files: {
      'main.ts': blockWith('docs/FRAMEWORKS.md', 'createApp(App)'),
      'App.vue': blockWith('docs/FRAMEWORKS.md', '<template>'),
    },
    entry: 'main.ts',
  },
  svelte: {
    files: {
      'App.svelte': blockWith('docs/FRAMEWORKS.md', "from 'kelisim/svelte'"),
      'main.ts': `import { mount } from 'svelte';
import App from './App.svelte';
mount(App, { target: document.querySelector('#app') as Element });
`,
    },
    entry: 'main.ts',
  },
  angular: {
    files: {
      'app.ts': blockWith('docs/FRAMEWORKS.md', 'bootstrapApplication(App'),
      // The compiler in the browser: `ng build` compiles before.
      'main.ts': "import '@angular/compiler';\nawait import('./app');\n",
    },
    entry: 'main.ts',
  },
} satisfies { readonly [name: string]: Snippet };

let built: Awaited<ReturnType<typeof buildSnippets>>;
beforeAll(async () => {
  built = await buildSnippets(SNIPPETS);
  portal.serve('built', built.folder);
}, 240_000);
afterAll(() => built?.remove());

/** What the portal around a snippet has: each call of it is noted, over navigations as well. */
const HOSTS = ['startCounter', 'countPage', 'report'];
const OPTIONS = {
  operator: { name: 'Mektep LLP' },
  policy: { version: '2026-01', url: '/privacy' },
  categories: ['authorization', 'statistics'],
  features: { account: { needs: ['authorization'], policy: true } },
};

interface Setting {
  /** Whether the page has the script tag, and `consent` is its instance. */
  readonly isTagged?: boolean;
  readonly options?: object;
  readonly body?: string;
  readonly cookie?: string;
  readonly before?: (page: OpenPage, url: string) => Promise<unknown>;
}

let count = 0;
async function run(name: keyof typeof SNIPPETS, setting: Setting = {}) {
  const calls: string[] = [];
  const load = `<script type="module" src="/built/${name}.js"></script>`;
  const tagged = `<script>
  window.Kelisim = { queue: [(consent) => { window.consent = consent; import('/built/${name}.js'); }] };
</script>
<script type="application/json" id="kelisim-options">${JSON.stringify(setting.options ?? OPTIONS)}</script>
<script async src="/kelisim/kelisim.js"></script>`;
  const url = portal.page(
    `/snippet${count++}`,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Portal</title>
<link rel="icon" href="data:,"><div id="app"></div><app-root></app-root>${setting.body ?? ''}
${setting.isTagged ? tagged : load}</html>`,
  );
  for (const path of ['/sign-in', '/sign-out', '/profile', '/privacy'])
    portal.page(path, '<!doctype html><title>Next</title><link rel="icon" href="data:,">');
  const page = await browser.blank({ locale: 'en-GB' });
  for (const host of HOSTS)
    await page.exposeFunction(host, (...given: unknown[]) => void calls.push([host, ...given].join(' ')));
  if (setting.cookie) await setCookie(page, url, setting.cookie);
  await setting.before?.(page, url);
  await page.goto(url);
  return { page, calls };
}
const YES = cookieValue({ yes: 'authorization.statistics', no: '' });
const whenReady = (page: Page) => page.waitForFunction(() => 'snippet' in window);
const called = (calls: readonly string[], name: string) => expect.poll(() => calls.join('\n')).toContain(name);

describe('the snippet by npm', () => {
  it('of README.md asks for the account, counts after consent, and continues to the sign-in', async () => {
    const { page, calls } = await run('readme');
    await action(page, 'notice', 'allow').waitFor();
    expect(calls).toEqual([]);
    await action(page, 'notice', 'accept-all').click();
    await page.waitForURL('**/sign-in');
    await called(calls, 'startCounter');
    expect(page.problems).toEqual([]);
  });

  it('of START.md counts after consent, and signs in', async () => {
    const { page, calls } = await run('start');
    await notice(page).waitFor();
    await page.evaluate(() => void (window as never as { snippet: { signIn(): void } }).snippet.signIn());
    await action(page, 'notice', 'allow').click();
    await page.waitForURL('**/sign-in');
    expect(calls).toEqual([]);
    expect(page.problems).toEqual([]);
  });

  it.each([
    ['an undecided visitor', undefined, 0],
    ['a visitor who allows statistics', cookieValue({ yes: 'statistics', no: '' }), 1],
  ])('of API.md, for %s', async (_who, cookie, times) => {
    const { page, calls } = await run('api', cookie ? { cookie } : {});
    await whenReady(page);
    await page.waitForTimeout(100);
    expect(calls).toHaveLength(times);
    expect(page.problems).toEqual([]);
  });

  it('of moving.md carries a refusal over, once', async () => {
    const { page } = await run('moving', {
      before: (page_, url) =>
        page_
          .context()
          .addCookies([{ name: 'klaro', value: encodeURIComponent('{"matomo":false,"youtube":false}'), url }]),
    });
    await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'rejected');
    await page.waitForFunction(() => !document.cookie.includes('klaro'));
    expect(page.problems).toEqual([]);
  });

  it('of posthog.md starts PostHog after consent, and stops it', async () => {
    const { page } = await run('posthog');
    await whenReady(page);
    await page.evaluate(() => {
      const names = ['init', 'opt_in_capturing', 'opt_out_capturing'];
      const log: string[] = [];
      const posthog = Object.fromEntries(names.map((name) => [name, () => log.push(name)]));
      const { snippet } = window as never as { snippet: { startAnalytics(load: () => Promise<unknown>): void } };
      snippet.startAnalytics(async () => ({ default: posthog }));
      Object.assign(window, { posthogLog: log });
    });
    const log = () => page.evaluate(() => (window as never as { posthogLog: string[] }).posthogLog);
    await notice(page).waitFor();
    expect(await log()).toEqual([]);
    await action(page, 'notice', 'accept-all').click();
    await expect.poll(log).toEqual(['init', 'opt_in_capturing']);
    await page.locator('kelisim-widget [part=button]').click();
    await action(page, 'preferences', 'withdraw').click();
    await expect.poll(async () => (await log()).at(-1)).toBe('opt_out_capturing');
    expect(page.problems).toEqual([]);
  });

  it('of spa.md counts a page while it is allowed, and follows the language', async () => {
    const { page, calls } = await run('spa');
    await notice(page).waitFor();
    const navigate = () =>
      page.evaluate(() =>
        (window as never as { snippet: { onNavigate(path: string): void } }).snippet.onNavigate('/a'),
      );
    await navigate();
    await page.evaluate(() =>
      (window as never as { snippet: { onLanguage(code: string): Promise<void> } }).snippet.onLanguage('kk'),
    );
    await page.locator('kelisim-widget[lang=kk]').waitFor({ state: 'attached' });
    expect(calls).toEqual([]);
    await action(page, 'notice', 'accept-all').click();
    await navigate();
    await called(calls, 'countPage /a');
    expect(page.problems).toEqual([]);
  });
});

describe('the snippet of I18N.md', () => {
  it('replaces words of ours', async () => {
    const { page } = await run('words', {
      before: (page_) => page_.addInitScript(() => document.documentElement?.setAttribute('lang', 'kk')),
    });
    await notice(page).waitFor();
    await page.evaluate(() =>
      (globalThis as never as Record<symbol, { setLanguage(code: string): void }>)[Symbol.for('kelisim')]?.setLanguage(
        'kk',
      ),
    );
    await notice(page).getByText('Мұнда cookie бар').waitFor();
    expect(page.problems).toEqual([]);
  });

  it('adds a language, from right to left', async () => {
    const { page } = await run('arabic', {
      before: (page_) =>
        page_.addInitScript(() => Object.assign(window, { texts: { 'notice.title': 'نستخدم ملفات cookie' } })),
    });
    await notice(page).getByText('نستخدم ملفات cookie').waitFor();
    expect(await page.locator('kelisim-widget[lang=ar]').count()).toBe(1);
    expect(page.problems).toEqual([]);
  });

  it('follows i18next', async () => {
    const { page } = await run('i18next');
    await page.locator('kelisim-widget[lang=ru]').waitFor({ state: 'attached' });
    expect(page.problems).toEqual([]);
  });
});

describe('the snippet in a page with the script tag', () => {
  it('of EVENTS.md hears what happens', async () => {
    const { page, calls } = await run('events', { isTagged: true });
    const logged: string[] = [];
    page.on('console', (message) => message.type() === 'log' && logged.push(message.text()));
    await whenReady(page);
    await action(page, 'notice', 'accept-all').click();
    await called(calls, 'startCounter');
    expect(logged.join()).toContain('accepted');
    await page.evaluate(() => window.Kelisim.allows('nothing' as never));
    await called(calls, 'report config ');
  });

  it('of CONTENT.md waits', async () => {
    const { page, calls } = await run('waiting', { isTagged: true });
    await notice(page).waitFor();
    expect(calls).toEqual([]);
    await action(page, 'notice', 'accept-all').click();
    await called(calls, 'startCounter');
    expect(page.problems).toEqual([]);
  });

  it('of spa.md stops waiting when the component leaves', async () => {
    const { page, calls } = await run('leaving', { isTagged: true });
    await whenReady(page);
    await action(page, 'notice', 'accept-all').click();
    await notice(page).waitFor({ state: 'detached' });
    expect(calls).toEqual([]);
    expect(page.problems).toEqual([]);
  });

  it('of RECORD.md prints the document', async () => {
    const logged: string[] = [];
    const { page } = await run('receipt', {
      isTagged: true,
      cookie: cookieValue({ yes: '', no: 'authorization.statistics', text: '0123456789abcdef' }),
      before: async (page_) => void page_.on('console', (message) => logged.push(message.text())),
    });
    await whenReady(page);
    expect(logged.filter((line) => line.startsWith('0123456789abcdef'))).toHaveLength(1);
    expect(page.problems).toEqual([]);
  });

  it('of PROOF.md ends the consent when a visitor signs out', async () => {
    const body =
      '<form action="/sign-out" target="frame"><button>Sign out</button></form><iframe name="frame"></iframe>';
    const { page } = await run('signOut', { isTagged: true, body });
    await whenReady(page);
    await notice(page).waitFor();
    await page.getByText('Sign out').click();
    await page.locator('kelisim-widget').waitFor({ state: 'detached' });
    expect(page.problems).toEqual([]);
  });

  it('of sign-in.md asks, and continues', async () => {
    const { page } = await run('asking', { isTagged: true });
    await action(page, 'notice', 'allow').click();
    await page.waitForURL('**/sign-in');
    expect(page.problems).toEqual([]);
  });

  it('of sign-in.md signs out after a withdrawal', async () => {
    const { page } = await run('revoking', { isTagged: true, cookie: YES });
    await whenReady(page);
    await page.evaluate(() => void window.Kelisim.withdraw());
    await page.waitForURL('**/sign-out');
    expect(page.problems).toEqual([]);
  });

  it('of subdomains.md reports a domain that the browser refuses', async () => {
    const { page, calls } = await run('suffix', { isTagged: true, options: { ...OPTIONS, domain: 'edu.kz' } });
    await whenReady(page);
    await action(page, 'notice', 'accept-all').click();
    await called(calls, 'report domain-rejected');
  });
});

describe('the snippet of FRAMEWORKS.md', () => {
  it('for React', async () => {
    const { page } = await run('react');
    await page.getByText('Statistics are off.').waitFor();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await action(page, 'notice', 'allow').click();
    await page.waitForURL('**/profile');
    await page.goBack();
    await page.getByText('Your profile').waitFor();
    await page.getByRole('button', { name: 'Cookie settings' }).first().click();
    await page.locator('kelisim-widget [part=preferences]').waitFor();
    expect(page.problems).toEqual([]);
  });

  it.each(['vue', 'svelte', 'angular'] as const)('for %s', async (name) => {
    const { page } = await run(name);
    await notice(page).waitFor();
    expect(await page.getByText('Statistics are on.').count()).toBe(0);
    await page.getByText('My profile').click();
    await action(page, 'notice', 'allow').click();
    await page.waitForURL('**/profile');
    await page.goBack();
    await page.locator('kelisim-widget [part=button]').click();
    await action(page, 'preferences', 'accept-all').click();
    await page.getByText('Statistics are on.').waitFor();
    expect(page.problems).toEqual([]);
  });
});
