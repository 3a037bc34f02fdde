import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, preferences, RECORDER } from '../support/kelisim';
import { jar, ran, SOON, TRACE } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const NEEDS = 'data-kelisim-needs="statistics"';

/** Names that a page declares for its own purposes; in the scope of scripts they come before those of the browser. */
const PAGES: { readonly [what: string]: string } = {
  'classes of a tree': 'class Node {} class Element {} class Text {} class Comment {} class CharacterData {}',
  'functions of a tree': 'function Node() {} function Element() {} function Text() {} function Comment() {}',
  'classes of events': 'class Event {} class CustomEvent {}',
  'functions of events': 'function Event() {} function CustomEvent() { throw new Error("not this one"); }',
  'classes of documents': 'class Document {} class DocumentFragment {} class ShadowRoot {} class HTMLCollection {}',
  'records of controls':
    'const HTMLFormElement = {}, HTMLAnchorElement = {}, HTMLButtonElement = {}, SubmitEvent = {};',
  'records of scripts':
    'const HTMLScriptElement = {}, HTMLTemplateElement = {}, HTMLIFrameElement = {}, Document = {};',
  'an address': 'const URL = "/api/";',
  'an address, as a variable': 'var URL = "/api/";',
  'marks of pupils': 'const performance = { mark: 5 }; const screen = 1, status = 2, origin = 3, parent = 4;',
  'a module of another system': 'const crypto = {}; const history = [];',
};

/** Accepts, and withdraws; what became of it. */
async function visit(head: string) {
  const frame = new URL(site.page('<p>inside</p>')).pathname;
  const script = new URL(site.page("ran.push('file')", { 'content-type': 'text/javascript' })).pathname;
  const body = `<script type="text/plain" ${NEEDS} src="${script}"></script>
    <script type="text/plain" ${NEEDS}>ran.push('inline')</script>
    <template ${NEEDS}>text of the template</template>
    <iframe title="Map" ${NEEDS} data-kelisim-src="${frame}"></iframe>`;
  const page = await browser.open(site.page(byTag({ head: `${TRACE}${RECORDER}${head}`, body })));
  await action(page, 'notice', 'settings').click();
  await preferences(page).waitFor(SOON);
  await action(page, 'preferences', 'close').click();
  await action(page, 'notice', 'accept-all').click();
  await expect.poll(() => ran(page), SOON).toEqual(['file', 'inline']);
  await page.frameLocator('iframe').getByText('inside').waitFor(SOON);
  expect(await page.locator('main').textContent()).toContain('text of the template');
  const cookie = await jar(page);
  await page.evaluate(() => window.Kelisim.withdraw());
  await expect.poll(() => page.locator('main').textContent(), SOON).not.toContain('text of the template');
  return { hash: /text=(\w+)/.exec(cookie)?.[1], problems: page.problems, log: await page.evaluate(() => window.log) };
}

describe('a page with names of its own in the place of the browser’s', () => {
  it.each(Object.entries(PAGES))('%s', async (_what, source) => {
    const { hash, problems, log } = await visit(`<script>${source}</script>`);
    expect(problems.filter((text) => !text.includes('404'))).toEqual([]);
    expect(log.map(({ type }) => type)).toContain('grant');
    // The record has the hash of what was shown, as on any other page.
    expect(hash).toBe((await visit('')).hash);
  });

  it.each(Object.entries(PAGES))(
    '%s: closed controls stay closed, and a gated document.write does not replace the page',
    async (_what, source) => {
      const body = `<form ${NEEDS} action="/sent"><input name="localName"><button id="send">Send</button></form>
      <p><a id="link" href="/gone" ${NEEDS}>Link</a></p>
      <script type="text/plain" ${NEEDS}>document.write('<b id=written>written</b>')</script>`;
      const page = await browser.open(site.page(byTag({ head: `${TRACE}<script>${source}</script>`, body })));
      await action(page, 'notice', 'reject-all').click();
      for (const id of ['#send', '#link']) {
        await page.locator(id).click();
        await action(page, 'notice', 'reject-all').click();
      }
      expect(new URL(page.url()).pathname).not.toMatch(/sent|gone/);
      await page.evaluate(() => window.Kelisim.accept());
      await expect.poll(() => page.problems.join(), SOON).toContain('document.write');
      expect(await page.locator('main').textContent()).toContain('Link');
      expect(await page.locator('#written').count()).toBe(0);
    },
  );
});
