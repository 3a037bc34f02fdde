import type { Report } from '../options/Report';
import { createOpener } from './createOpener';
import type { Embeds } from './EmbedsContext';

/** Gated content. Everything else with this attribute is a control. As a chain: lists in `:not` are younger than Chrome 87. */
const GATED = '[data-kelisim-needs]:not(a):not(button):not(form)';
const RUNS = 'script, template';

/** What the gates need of the instance. */
export interface GatesContext {
  allows(name: string): boolean;
  readonly nonce: string;
  readonly report: Report;
  readonly signal: AbortSignal;
  /** Loads what holds frames and media, renders templates and erases. */
  loadEmbeds(): Promise<Embeds>;
}

/** The gated content of the page. */
export interface Gates {
  /** After a change: opens what has become allowed, and closes what no longer is. */
  update(hasRevoked: boolean): void;
}

/** Opens gated content as it becomes allowed, also what is added later. One observer, no polling. */
export function startGates(context: GatesContext): Gates {
  const { signal, allows } = context;
  const opener = createOpener({
    ...context,
    renderTemplate: async (template) => (await context.loadEmbeds()).renderTemplate(template),
  });
  // What needs more than running a script.
  let embeds: Embeds | undefined;

  const visit = (elements: readonly Element[]) => {
    const allowed = elements.filter((element) => element.matches(RUNS) && allows(nameOf(element)));
    if (allowed.length) opener.add(allowed);
    if (elements.some((element) => !element.matches(RUNS))) startEmbeds();
  };
  const startEmbeds = () => {
    // Reported where it fails; the next change tries again.
    context.loadEmbeds().then(
      (loaded) => {
        embeds = loaded;
        if (!signal.aborted) embeds.update(false);
      },
      () => {},
    );
  };
  const observer = new MutationObserver((records) => {
    const found = records.flatMap(({ type, target, addedNodes }) =>
      (type === 'attributes' ? [target] : [...addedNodes]).flatMap(gatedIn),
    );
    if (found.length) visit(inOrder(found));
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-kelisim-needs'] });
  signal.addEventListener('abort', () => observer.disconnect());
  visit([...document.querySelectorAll(GATED)]);

  return {
    update(hasRevoked) {
      visit([...document.querySelectorAll(GATED)]);
      if (embeds) embeds.update(hasRevoked);
      else if (hasRevoked)
        context.loadEmbeds().then(
          (loaded) => loaded.update(true),
          () => {},
        );
    },
  };
}

function nameOf(element: Element): string {
  return element.getAttribute('data-kelisim-needs') ?? '';
}

function gatedIn(node: Node): Element[] {
  if (!(node instanceof Element)) return [];
  const inner = node.firstElementChild ? [...node.querySelectorAll(GATED)] : [];
  return node.matches(GATED) ? [node, ...inner] : inner;
}

/** Records say when something was added, not where. */
function inOrder(found: readonly Element[]): Element[] {
  const unique = [...new Set(found)];
  if (unique.length < 2) return unique;
  return unique.sort((first, second) =>
    first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
}
