import { afterEach, describe, expect, it } from 'vitest';
import { createTemplates } from '../../src/gates/createTemplates';

afterEach(() => document.body.replaceChildren());

function add(content: string, needs = 'maps'): HTMLTemplateElement {
  document.body.innerHTML = `<p>before</p><template data-kelisim-needs="${needs}">${content}</template><p>after</p>`;
  return document.querySelector('template') as HTMLTemplateElement;
}
const closed = () => false;
const page = () => [...document.body.children].map(({ localName, textContent }) => `${localName} ${textContent}`);

describe('a template that is allowed', () => {
  it('has a copy of its content behind it, in its place', () => {
    const template = add('<b>one</b>text<i>two</i>');
    createTemplates(() => {}).render(template);
    expect(page().filter((entry) => !entry.startsWith('template'))).toEqual(['p before', 'b one', 'i two', 'p after']);
    expect(document.body.textContent).toContain('text');
    expect(template.hasAttribute('data-kelisim-done')).toBe(true);
  });

  it('gives back the gated scripts in it, in order, made inert and gated as itself', () => {
    const scripts = [
      '<script>one</script>',
      '<script type="module">two</script>',
      '<script type="text/plain" data-kelisim-needs="chat">three</script>',
      '<script type="application/json">{}</script>',
      '<script type="application/ld+json">{}</script>',
    ];
    const template = add(`<div>${scripts.join('')}<img data-kelisim-needs="chat"></div>`);
    const gated = createTemplates(() => {}).render(template);
    expect(
      gated.map((element) => [
        element.localName,
        element.getAttribute('data-kelisim-needs'),
        element.getAttribute('data-kelisim-type'),
        element.getAttribute('type'),
      ]),
    ).toEqual([
      ['script', 'maps', '', 'text/plain'],
      ['script', 'maps', 'module', 'text/plain'],
      ['script', 'chat', null, 'text/plain'],
    ]);
    expect(document.querySelector('script[type="application/json"]')?.textContent).toBe('{}');
  });

  it('makes every script inert that a browser would run, whatever its type is called', () => {
    const types = [
      'text/javascript',
      'TEXT/JAVASCRIPT; charset=utf-8',
      'application/ecmascript',
      'text/jscript',
      'importmap',
    ];
    const template = add(types.map((type) => `<script type="${type}">x</script>`).join(''));
    const gated = createTemplates(() => {}).render(template);
    expect(gated.map((script) => script.getAttribute('type'))).toEqual(types.map(() => 'text/plain'));
    expect(gated.map((script) => script.getAttribute('data-kelisim-type'))).toEqual(types);
  });
});

describe('a template that is no longer allowed', () => {
  it('loses what it has rendered, and can be rendered again', () => {
    const template = add('<b>one</b>text');
    const templates = createTemplates(() => {});
    templates.render(template);
    templates.close(closed);
    expect(document.body.textContent?.replace(/\s+/g, '')).not.toContain('one');
    expect(document.querySelector('b')).toBeNull();
    expect(template.hasAttribute('data-kelisim-done')).toBe(false);
    templates.render(template);
    expect(document.querySelectorAll('b')).toHaveLength(1);
  });

  it('renders the same scripts as run, when it is opened again: each runs once', () => {
    const template = add('<script>one</script><b>two</b><script>waits</script>');
    const templates = createTemplates(() => {});
    const [first] = templates.render(template);
    // As the opener marks what it has run.
    first?.setAttribute('data-kelisim-done', '');
    templates.close(closed);
    const again = templates.render(template);
    expect(again.map((script) => script.hasAttribute('data-kelisim-done'))).toEqual([true, false]);
  });

  it('keeps what it has rendered while its name is open', () => {
    const template = add('<b>one</b>');
    const templates = createTemplates(() => {});
    templates.render(template);
    templates.close((name) => name === 'maps');
    expect(document.querySelectorAll('b')).toHaveLength(1);
  });

  it('loses also what a page cache has brought back of it', () => {
    const template = add('<b>one</b>');
    const templates = createTemplates(() => {});
    templates.render(template);
    const copy = document.body.innerHTML;
    document.body.innerHTML = copy;
    templates.close(closed);
    expect(document.querySelector('b')).toBeNull();
  });
});
