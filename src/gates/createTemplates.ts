import { DONE } from './createScript';
import { gateFragment, holdFrames } from './gateFragment';

/** On each element that a template has rendered: a copy of the page, put back later, shows whose it is. */
const FROM = 'data-kelisim-from';
/** Ends what a template has rendered with text of its own, which has no attribute to show whose it is. */
const END = 'data-kelisim-end';
const TEXT = 'text';
/** On a template whose scripts have run, or are about to: also in a copy of it that a page cache brings back. */
const RAN = 'data-kelisim-ran';
/** What the opener runs and renders. Frames and media have opened once they are in the page. */
const GATED = 'script[data-kelisim-needs],template[data-kelisim-needs]';

/** What templates have rendered, and those that have. */
export const RENDERED = `[${FROM}],template[${DONE}]`;

/** Gated templates, and what they have rendered. */
export interface Templates {
  /** Puts a copy of the content behind the template; returns the gated scripts and templates in it, in order. */
  render(template: HTMLTemplateElement): readonly Element[];
  /** Removes what templates have rendered that are no longer allowed, and what a page cache has brought back of it. */
  close(allows: (name: string) => boolean): void;
}

export function createTemplates(): Templates {
  /** Its own scripts, each with the copy that was rendered last. */
  const copies = new WeakMap<HTMLTemplateElement, readonly (readonly [Element, Element])[]>();

  return {
    render(template) {
      const needs = template.getAttribute('data-kelisim-needs') ?? '';
      const content = document.importNode(template.content, true);
      const scripts = [...content.querySelectorAll('script')];
      // Once only, also where the template was closed in between, by another instance or in a copy of the page.
      if (template.hasAttribute(RAN)) for (const script of scripts) script.setAttribute(DONE, '');
      template.setAttribute(RAN, '');
      const own = template.content.querySelectorAll('script');
      copies.set(
        template,
        scripts.map((script, index) => [own[index] as Element, script]),
      );
      gateFragment(content, needs);
      holdFrames(content, needs);
      for (const element of content.children) element.setAttribute(FROM, needs);
      const gated = [...content.querySelectorAll(GATED)];
      const hasText = [...content.childNodes].some((node) => node instanceof Text);
      if (hasText) content.append(document.createComment(END));
      template.setAttribute(DONE, hasText ? TEXT : '');
      template.after(content);
      return gated;
    },
    close(allows) {
      for (const template of document.querySelectorAll<HTMLTemplateElement>(`template[${DONE}]`)) {
        if (allows(template.getAttribute('data-kelisim-needs') ?? '')) continue;
        if (template.getAttribute(DONE) === TEXT) removeText(template);
        template.removeAttribute(DONE);
        keepTurns(template);
      }
      for (const left of document.querySelectorAll(`[${FROM}]`))
        if (!allows(left.getAttribute(FROM) ?? '')) left.remove();
    },
  };

  /** Those scripts whose turn did not come run next time. */
  function keepTurns(template: HTMLTemplateElement) {
    const rendered = copies.get(template);
    if (!rendered) return;
    template.removeAttribute(RAN);
    for (const [own, copy] of rendered) if (copy.hasAttribute(DONE)) own.setAttribute(DONE, '');
  }
}

/** Removes the text behind a template, up to its end. Without one, it could be text of the page. */
function removeText(template: Element) {
  const text: ChildNode[] = [];
  for (let node = template.nextSibling; node; node = node.nextSibling) {
    if (node instanceof Element && node.matches(`template[${DONE}]`)) return;
    if (node instanceof CharacterData) text.push(node);
    if (!(node instanceof Comment) || node.data !== END) continue;
    for (const found of text) found.remove();
    return;
  }
}
