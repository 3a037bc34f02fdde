import texts from 'virtual:kelisim-texts/embeds';
import { isElement } from '../browser/nodes';
import { INTERFACE } from '../options/partsInterface';
import { createAnswer } from './createAnswer';
import { createAttempt } from './createAttempt';
import { createFrames } from './createFrames';
import { createLoadReport } from './createLoadReport';
import { createMedia } from './createMedia';
import { createSlices } from './createSlices';
import { createTemplates, RENDERED } from './createTemplates';
import type { Embeds, EmbedsContext } from './EmbedsContext';
import { erase } from './erase';
import { needsOf } from './needsOf';
import { HELD_NAMES, SOURCE_NAMES } from './sources';

export const interfaceNumber = INTERFACE;

const FRAME = 'iframe[data-kelisim-needs]';
const MEDIA = ['img', 'link', 'video', 'audio', 'source', 'embed'].map((name) => `${name}[data-kelisim-needs]`).join();
/** What cannot be held back in its place: the browser has loaded it. */
const UNHELD = ['object', 'input', 'track', 'frame', 'image'].map((name) => `${name}[data-kelisim-needs]`).join();
const UNHELD_ADDRESSES = ['data', 'src', 'href', 'xlink:href'];
const PLACEHOLDER = '[data-kelisim-placeholder]';
const HELD = `${FRAME},${MEDIA}`;
const OURS = `${HELD},${UNHELD},${PLACEHOLDER},${RENDERED}`;

/** Starts holding, opening and closing frames, media and templates. */
export function startEmbeds(context: EmbedsContext): Embeds {
  const { signal } = context;
  context.texts.add(texts);
  const reportLoad = createLoadReport(context.report, 'hold addresses in data-kelisim-src, -srcset, -href or -poster');
  const reportUnheld = createLoadReport(context.report, 'it cannot be held back by itself: put it into a <template>');
  const frames = createFrames(context, reportLoad);
  const media = createMedia(context, reportLoad);
  const templates = createTemplates(context.report);
  const attempt = createAttempt(context.report);

  const update = (element: HTMLElement) =>
    attempt(element, () => {
      if (element.localName === 'iframe') frames.update(element as HTMLIFrameElement);
      else media.update(element);
    });
  /** What may be shown without consent: it is closed at once. */
  const isUrgent = (element: HTMLElement) =>
    !context.allows(needsOf(element)) &&
    (element.matches(FRAME) || SOURCE_NAMES.some((name) => element.hasAttribute(name)));
  // A later visit takes over from one that is not through yet.
  let visits = 0;

  const updateAll = () => {
    if (signal.aborted) return;
    templates.close(context.allows);
    for (const stray of document.querySelectorAll<HTMLElement>(PLACEHOLDER)) frames.removeIfStray(stray);
    for (const element of document.querySelectorAll(UNHELD))
      if (UNHELD_ADDRESSES.some((name) => element.hasAttribute(name)) && !context.allows(needsOf(element)))
        reportUnheld(element);
    const all = [...document.querySelectorAll<HTMLElement>(HELD)];
    const urgent = new Set(all.filter(isUrgent));
    urgent.forEach(update);
    void updateInSlices(all.filter((element) => !urgent.has(element)));
  };
  const updateInSlices = async (elements: readonly HTMLElement[]) => {
    visits++;
    const visit = visits;
    const slices = createSlices();
    // After the click that allows them: what it changes is painted first.
    slices.finish();
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
    const isOurs = ({ type, target, attributeName, addedNodes, removedNodes }: MutationRecord) =>
      type === 'attributes'
        ? attributeName === 'data-kelisim-needs' || (target as Element).matches(HELD)
        : [...addedNodes, ...removedNodes].some(
            (node) => isElement(node) && (node.matches(OURS) || node.querySelector(OURS)),
          );
    if (records.some(isOurs)) answer();
  });
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['data-kelisim-needs', 'srcdoc', ...SOURCE_NAMES, ...HELD_NAMES],
  });
  let language = context.language();
  let record = context.record();
  context.subscribe(() => {
    const next = context.record();
    // Allowing something else says nothing of what is shown once.
    if (record !== next && next?.how !== 'allow') {
      frames.forgetOnce();
      media.forgetOnce();
    }
    record = next;
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
