import texts from 'virtual:kelisim-texts/embeds';
import { INTERFACE } from '../options/partsInterface';
import { createAnswer } from './createAnswer';
import { createFrames } from './createFrames';
import { createLoadReport } from './createLoadReport';
import { createMedia } from './createMedia';
import { createSlices } from './createSlices';
import { createTemplates, RENDERED } from './createTemplates';
import type { Embeds, EmbedsContext } from './EmbedsContext';
import { erase } from './erase';
import { HELD_NAMES, SOURCE_NAMES } from './sources';

export const interfaceNumber = INTERFACE;

const FRAME = 'iframe[data-kelisim-needs]';
const MEDIA = ['img', 'link', 'video', 'audio', 'source', 'embed', 'object']
  .map((name) => `${name}[data-kelisim-needs]`)
  .join();
const PLACEHOLDER = '[data-kelisim-placeholder]';
const HELD = `${FRAME},${MEDIA}`;
const OURS = `${HELD},${PLACEHOLDER},${RENDERED}`;

/** Starts holding, opening and closing frames, media and templates. */
export function startEmbeds(context: EmbedsContext): Embeds {
  const { signal } = context;
  context.texts.add(texts);
  const reportLoad = createLoadReport(context.report);
  const frames = createFrames(context, reportLoad);
  const media = createMedia(context, reportLoad);
  const templates = createTemplates();

  const update = (element: HTMLElement) => {
    if (element instanceof HTMLIFrameElement) frames.update(element);
    else media.update(element);
  };
  /** What may be shown without consent: it is closed at once. */
  const isUrgent = (element: HTMLElement) =>
    !context.allows(element.getAttribute('data-kelisim-needs') ?? '') &&
    (element.matches(FRAME) || SOURCE_NAMES.some((name) => element.hasAttribute(name)));
  // A later visit takes over from one that is not through yet.
  let visits = 0;

  const updateAll = () => {
    if (signal.aborted) return;
    templates.close(context.allows);
    for (const stray of document.querySelectorAll<HTMLElement>(PLACEHOLDER)) frames.removeIfStray(stray);
    const all = [...document.querySelectorAll<HTMLElement>(HELD)];
    for (const element of all.filter(isUrgent)) update(element);
    void updateInSlices(all);
  };
  const updateInSlices = async (elements: readonly HTMLElement[]) => {
    visits++;
    const visit = visits;
    const slices = createSlices();
    for (const element of elements) {
      if (slices.isOver()) {
        forgetOwnChanges();
        await slices.next();
        if (visit !== visits || signal.aborted) return;
      }
      if (element.isConnected) update(element);
    }
    frames.removeUnused();
    media.removeUnused();
    forgetOwnChanges();
  };
  const answer = createAnswer(updateAll);
  const forgetOwnChanges = () => observer.takeRecords();
  const observer = new MutationObserver((records) => {
    const isOurs = ({ type, target, addedNodes, removedNodes }: MutationRecord) =>
      type === 'attributes'
        ? (target as Element).matches(HELD)
        : [...addedNodes, ...removedNodes].some(
            (node) => node instanceof Element && (node.matches(OURS) || node.querySelector(OURS)),
          );
    if (records.some(isOurs)) answer();
  });
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['data-kelisim-needs', 'src', 'srcset', 'srcdoc', 'href', ...HELD_NAMES],
  });
  let language = context.language();
  context.subscribe(() => {
    if (language === context.language()) return;
    language = context.language();
    frames.translate();
    media.translate();
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    frames.stop();
    media.stop();
  });

  return {
    update(hasRevoked) {
      updateAll();
      if (hasRevoked || context.isDecided()) erase(context);
    },
    renderTemplate: templates.render,
    erase: () => erase(context),
  };
}
