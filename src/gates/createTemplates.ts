import { DONE } from './createScript';
import { gateFragment } from './gateFragment';

/** On each element that a template has rendered: a copy of the page, put back later, shows whose it is. */
const FROM = 'data-kelisim-from';

/** Gated templates, and what they have rendered. */
export interface Templates {
  /** Puts a copy of the content behind the template; returns the gated elements in it, in order. */
  render(template: HTMLTemplateElement): readonly Element[];
  /** Removes what templates have rendered that are no longer allowed, and what a page cache has brought back of it. */
  close(allows: (name: string) => boolean): void;
}

export function createTemplates(): Templates {
  const rendered = new Map<HTMLTemplateElement, readonly ChildNode[]>();
  // Scripts run once only, also where their template was closed and opened again.
  const ranBefore = new WeakSet<HTMLTemplateElement>();

  return {
    render(template) {
      const needs = template.getAttribute('data-kelisim-needs') ?? '';
      const content = document.importNode(template.content, true);
      gateFragment(content, needs);
      for (const element of content.children) element.setAttribute(FROM, needs);
      const gated = [...content.querySelectorAll('[data-kelisim-needs]')];
      if (ranBefore.has(template))
        for (const script of content.querySelectorAll('script')) script.setAttribute(DONE, '');
      ranBefore.add(template);
      rendered.set(template, [...content.childNodes]);
      template.setAttribute(DONE, '');
      template.after(content);
      return gated;
    },
    close(allows) {
      for (const [template, nodes] of rendered) {
        if (allows(template.getAttribute('data-kelisim-needs') ?? '')) continue;
        for (const node of nodes) node.remove();
        template.removeAttribute(DONE);
        rendered.delete(template);
      }
      for (const left of document.querySelectorAll(`[${FROM}]`)) {
        if (!allows(left.getAttribute(FROM) ?? '')) left.remove();
      }
    },
  };
}
