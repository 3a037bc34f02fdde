import { isParsed } from '../browser/isParsed';
import { isElement } from '../browser/nodes';
import type { Config } from '../options/createConfig';
import { createReportOnce } from '../options/createReportOnce';
import type { Report } from '../options/Report';
import { createOpener } from './createOpener';
import { DONE } from './createScript';
import type { Embeds } from './EmbedsContext';
import { erasedCategories } from './erasedCategories';
import { needsOf } from './needsOf';
import { retryWhenBack } from './retryWhenBack';
import { kindOfType } from './scriptType';

/** Gated content; the rest with this attribute are controls. As a chain: lists in `:not` are younger than Chrome 87. */
const GATED = '[data-kelisim-needs]:not(a):not(button):not(form)';
/** The list of cookies, which the second layer fills in. */
const TABLE = '[data-kelisim-table]';
const SEEN = `${GATED}, ${TABLE}`;
/** Templates that are rendered need closing, by the part that has rendered them. */
const RUNS = `script, template:not([${DONE}])`;

/** What the gates need of the instance. */
export interface GatesContext {
  readonly config: Pick<Config, 'categories' | 'model'>;
  allows(name: string): boolean;
  /** Reports a name that is no category or feature. */
  checkName(name: string): void;
  readonly nonce: string;
  readonly report: Report;
  readonly signal: AbortSignal;
  /** Loads what holds frames and media, renders templates and erases. */
  loadEmbeds(): Promise<Embeds>;
  /** Fills in the list of cookies where the page has a place for it. */
  drawTables(): Promise<void>;
}

/** The gated content of the page. */
export interface Gates {
  /** After a change: opens what has become allowed, and closes what no longer is. */
  update(hasRevoked: boolean): void;
}

/** Opens gated content as it becomes allowed, also what is added later. One observer, no polling. */
export function startGates(context: GatesContext): Gates {
  const { signal, allows } = context;
  // Before the opener hears of it, which runs deferred scripts then.
  document.addEventListener('DOMContentLoaded', onParsed, { signal });
  const opener = createOpener({
    ...context,
    async renderTemplate(template, queueRendered) {
      const { renderTemplate } = await retryWhenBack(context.loadEmbeds, visitAll, signal);
      // Decided otherwise while the part was on its way.
      if (!allows(needsOf(template))) return [];
      const rendered = renderTemplate(template);
      queueRendered(rendered);
      return rendered;
    },
  });
  // What needs more than running a script.
  let embeds: Embeds | undefined;
  // Something was withdrawn, and what it has stored is still there.
  let isErasingDue = false;
  // At the end of a page that is still coming: half a script must not run.
  let unparsed: Element[] = [];

  const seen = new Set<string>();
  const reportOnce = createReportOnce(context.report);
  const openAllowed = (elements: readonly Element[]) => {
    for (const element of elements) check(element);
    const allowed = [...unparsed, ...elements].filter(
      (element) => element.matches(RUNS) && isHeld(element) && allows(needsOf(element)),
    );
    const parsed = allowed.filter(isParsed);
    unparsed = allowed.filter((element) => !isParsed(element));
    if (parsed.length) opener.add(parsed);
  };
  const updateEmbeds = async () => {
    // Reported where it failed.
    embeds ??= await retryWhenBack(context.loadEmbeds, visitAll, signal).catch(() => undefined);
    if (!embeds || signal.aborted) return;
    try {
      embeds.update(isErasingDue);
      isErasingDue = false;
    } catch (error) {
      context.report('gate-blocked', `frames and media: ${error}`);
    }
  };
  const visitAll = () => {
    const all = [...document.querySelectorAll(GATED)];
    openAllowed(all);
    if (embeds || isErasingDue || all.some(isEmbed)) updateEmbeds();
  };
  // Reported where it failed.
  const drawTables = () => {
    if (document.querySelector(TABLE)) retryWhenBack(context.drawTables, drawTables, signal).catch(() => {});
  };
  const observer = new MutationObserver((records) => {
    const found = records.flatMap(({ type, target, addedNodes }) =>
      (type === 'attributes' ? [target] : [...addedNodes]).flatMap(gatedIn),
    );
    if (found.some((element) => element.matches(TABLE))) drawTables();
    if (!found.length && !unparsed.length) return;
    openAllowed(inOrder(found));
    // Once it is there, the part itself sees what is added.
    if (!embeds && found.some(isEmbed)) updateEmbeds();
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-kelisim-needs'] });
  signal.addEventListener('abort', () => observer.disconnect());
  visitAll();
  opener.finishStart();
  drawTables();

  return {
    update(hasRevoked) {
      isErasingDue ||= hasRevoked || hasClosedLists(context);
      visitAll();
    },
  };

  function onParsed() {
    openAllowed([]);
    drawTables();
  }

  /**
   * What has no effect is reported, once each: a name that does not exist, and a script that the browser runs by
   * itself.
   */
  function check(element: Element) {
    const name = needsOf(element);
    const isNew = !seen.has(name);
    seen.add(name);
    if (isNew && element.matches(GATED)) context.checkName(name);
    if (!isHeld(element)) reportOnce('gate-blocked', NOT_HELD);
  }
}

const NOT_HELD =
  'script: the browser runs it without consent; a gated script needs type="text/plain". Kelisim does not run it again';

/** A first refusal deletes as well what was stored before anybody was asked. */
function hasClosedLists(context: GatesContext): boolean {
  return erasedCategories(context).some((name) => context.config.categories[name]?.cookies?.length);
}

function isEmbed(element: Element): boolean {
  return element.matches(GATED) && !element.matches(RUNS);
}

/** Whether the browser leaves it alone. */
function isHeld(element: Element): boolean {
  return element.localName !== 'script' || kindOfType(element.getAttribute('type') ?? '') === 'data';
}

function gatedIn(node: Node): Element[] {
  if (!isElement(node)) return [];
  const inner = node.firstElementChild ? [...node.querySelectorAll(SEEN)] : [];
  return node.matches(SEEN) ? [node, ...inner] : inner;
}

/** Records say when something was added, not where. */
function inOrder(found: readonly Element[]): Element[] {
  const unique = [...new Set(found)];
  if (unique.length < 2) return unique;
  return unique.sort((first, second) =>
    first.compareDocumentPosition(second) & first.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
}
