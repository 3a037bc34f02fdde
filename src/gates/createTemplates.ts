import { isComment, isElement, isText } from '../browser/nodes';
import type { Report } from '../options/Report';
import { DONE } from './createScript';
import { gateFragment, holdFrames, removeClosedRoots } from './gateFragment';
import { needsOf } from './needsOf';

/**
 * On each element that a template has rendered, the names that it needs: a copy of the page, put back later, shows
 * whose it is.
 */
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

export function createTemplates(report: Report): Templates {
  /** Its own scripts, each with the copy that was rendered last. */
  const copies = new WeakMap<HTMLTemplateElement, readonly (readonly [own: Element[], copy: Element])[]>();
  // A template in a template is another element each time that the outer one is rendered.
  const originals = new WeakMap<HTMLTemplateElement, HTMLTemplateElement>();

  return {
    render(template) {
      const needs = needsOf(template);
      const original = originals.get(template) ?? template;
      if (removeClosedRoots(original.content)) report('gate-blocked', CLOSED_ROOT);
      const content = document.importNode(original.content, true);
      const inner = original.content.querySelectorAll('template');
      for (const [index, copy] of [...content.querySelectorAll('template')].entries())
        originals.set(copy, inner[index] as HTMLTemplateElement);
      const scripts = [...content.querySelectorAll('script')];
      const both = bothOf(template);
      // Once only, also where the template was closed in between, by another instance or in a copy of the page.
      if (both.some((one) => one.hasAttribute(RAN))) for (const script of scripts) script.setAttribute(DONE, '');
      for (const one of both) one.setAttribute(RAN, '');
      const own = both.map((one) => one.content.querySelectorAll('script'));
      copies.set(
        template,
        scripts.map((script, index) => [own.flatMap((list) => list[index] ?? []), script]),
      );
      gateFragment(content, needs);
      holdFrames(content, needs);
      const from = allNeedsOf(template).join(' ');
      for (const element of content.children) element.setAttribute(FROM, from);
      const gated = [...content.querySelectorAll(GATED)];
      const hasText = [...content.childNodes].some(isText);
      if (hasText) content.append(document.createComment(END));
      template.setAttribute(DONE, hasText ? TEXT : '');
      template.after(content);
      return gated;
    },
    close(allows) {
      for (const template of document.querySelectorAll<HTMLTemplateElement>(`template[${DONE}]`)) {
        if (allNeedsOf(template).every(allows)) continue;
        if (template.getAttribute(DONE) === TEXT) removeText(template);
        template.removeAttribute(DONE);
        keepTurns(template);
      }
      for (const left of document.querySelectorAll(`[${FROM}]`)) if (!namesOf(left).every(allows)) left.remove();
    },
  };

  /** A template and the one that it is a copy of; most are none. */
  function bothOf(template: HTMLTemplateElement): HTMLTemplateElement[] {
    const original = originals.get(template);
    return original ? [template, original] : [template];
  }

  /** Those scripts whose turn did not come run next time. */
  function keepTurns(template: HTMLTemplateElement) {
    const rendered = copies.get(template);
    if (!rendered) return;
    for (const one of bothOf(template)) one.removeAttribute(RAN);
    for (const [own, copy] of rendered)
      if (copy.hasAttribute(DONE)) for (const script of own) script.setAttribute(DONE, '');
  }
}

const CLOSED_ROOT =
  'template: an element with a closed shadow root is not rendered, since scripts in it could not be checked. Use an open one';

/** In a template in a template: what the outer one needs as well. */
function allNeedsOf(template: Element): string[] {
  return [...namesOf(template), needsOf(template)];
}

/** The names that rendered content needs; none where the page itself has written it. */
function namesOf(element: Element): string[] {
  return element.closest(`[${FROM}]`)?.getAttribute(FROM)?.split(' ') ?? [];
}

/** Removes the text behind a template, up to its end. Without one, it could be text of the page. */
function removeText(template: Element) {
  const text: ChildNode[] = [];
  for (let node = template.nextSibling; node; node = node.nextSibling) {
    if (isElement(node) && node.matches(`template[${DONE}]`)) return;
    if (isText(node) || isComment(node)) text.push(node);
    if (!isComment(node) || node.data !== END) continue;
    for (const found of text) found.remove();
    return;
  }
}
