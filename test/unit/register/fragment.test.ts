import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { enumerateTexts } from '../../../src/register/texts/enumerateTexts';
import { createConsentHandler, decidedScript, readConsent, renderFragment } from '../../../src/server';
import { idOf, NOW, valueOfRecord } from '../../fixtures/entries';
import { errorOf } from '../../fixtures/errorOf';
import { smart } from '../../fixtures/options';
import { read } from '../../fixtures/sourceFiles';

const OPTIONS = { ...smart, language: 'kk', action: '/consent' } as const;
const VALUE = valueOfRecord(idOf(1), NOW);
const [, SCRIPT = ''] = /<script>(.*?)<\/script>/.exec(renderFragment(OPTIONS)) ?? [];

/** What the script of the fragment does in a page with these cookies. */
function isHidden(cookie: string, html = renderFragment(OPTIONS)): boolean {
  const dataset = Object.fromEntries(
    [...html.matchAll(/ data-(\w+)="([^"]*)"/g)].slice(0, 6).map(([, key, value]) => [key, value]),
  );
  const parentNode = { dataset, hidden: false };
  runInNewContext(SCRIPT, { document: { cookie, currentScript: { parentNode } } });
  return parentNode.hidden;
}

describe('the fragment', () => {
  it('is the same for everybody, with a script before the shadow root', () => {
    const html = renderFragment(OPTIONS);
    expect(html).toBe(renderFragment(OPTIONS));
    expect(html).toMatch(
      /^<kelisim-widget data-static lang="kk"[^>]* data-cookie="consent_kelisim" data-version="2026-01"><script>/,
    );
    expect(html).toContain('</script><template shadowrootmode="open"><style>');
    expect(html).not.toContain('data-language=');
  });

  it('has one script, whatever the options are, whose hash is documented', () => {
    const other = renderFragment({ ...OPTIONS, language: 'en', portal: 'a', policy: { version: '2', url: '/p' } });
    expect(/<script>(.*?)<\/script>/.exec(other)?.[1]).toBe(SCRIPT);
    expect(SCRIPT).toBe(decidedScript);
    const hash = createHash('sha256').update(SCRIPT).digest('base64');
    expect(read('docs/SERVER.md')).toContain(`'sha256-${hash}'`);
  });

  it.each([
    ['nobody who has not decided', '', false],
    ['nobody with cookies of others', 'a=b; my_consent_kelisim=v=1&policy=2026-01&', false],
    ['a visitor who has accepted the policy', `a=b; consent_kelisim=${VALUE}; c=d`, true],
    ['a visitor who has refused it', `consent_kelisim=${VALUE.replace('policy=2026-01', 'policy=')}`, true],
    ['nobody who has accepted another version', `consent_kelisim=${VALUE.replace('2026-01', '2025-01')}`, false],
    ['nobody who has accepted a longer version', `consent_kelisim=${VALUE.replace('2026-01', '2026-01a')}`, false],
    ['a visitor whose record is acknowledged', `consent_kelisim=${VALUE}&r=1`, true],
  ])('is hidden for %s', (_whom, cookie, hidden) => expect(isHidden(cookie)).toBe(hidden));

  it('goes by the cookie of its portal', () => {
    const html = renderFragment({ ...OPTIONS, portal: 'school-12' });
    expect(isHidden(`consent_kelisim=${VALUE}`, html)).toBe(false);
    expect(isHidden(`consent_kelisim_school-12=${VALUE}`, html)).toBe(true);
  });

  it('decides by its form, on a text that is archived', async () => {
    const html = renderFragment(OPTIONS);
    const fields = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
    const body = new URLSearchParams([
      ...fields.map(([, name = '', value = '']) => [name, value]),
      ['act', 'reject-all'],
    ]);
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
    const request = new Request('https://smartustaz.kz/consent', { method: 'POST', headers, body: `${body}` });
    const response = await createConsentHandler(smart)(request);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    const { record, status } = readConsent(response.headers.get('set-cookie')?.split(';')[0], smart);
    expect([status, record?.language]).toEqual(['rejected', 'kk']);
    const texts = [...enumerateTexts(smart)].filter(({ view }) => view === 'server');
    const hashes = texts.map(({ text }) => createHash('sha256').update(text).digest('hex').slice(0, 16));
    expect(hashes).toContain(record?.text);
  });

  it('names files where the page forbids scripts and styles of its own', () => {
    const html = renderFragment({ ...OPTIONS, script: '/k/kelisim.decided.js', stylesheet: '/k/kelisim.notice.css' });
    expect(html).toContain('<script src="/k/kelisim.decided.js"></script><template shadowrootmode="open"><link ');
    expect(html).not.toContain('<style');
    expect(renderFragment({ ...OPTIONS, nonce: 'n1' })).toContain('<script nonce="n1">');
  });

  it('is refused for options that cannot be right', () => {
    expect(errorOf(() => renderFragment({ ...OPTIONS, language: 'fr' }))).toMatchObject({ field: 'language' });
  });
});
