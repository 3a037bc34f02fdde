import texts from 'virtual:kelisim-texts/embeds';
import { INTERFACE } from '../options/partsInterface';
import { createFrames } from './createFrames';
import { createMedia } from './createMedia';
import { createTemplates } from './createTemplates';
import type { Embeds, EmbedsContext } from './EmbedsContext';
import { erase } from './erase';
import { HELD_NAMES } from './sources';

export const interfaceNumber = INTERFACE;

const FRAME = 'iframe[data-kelisim-needs]';
const MEDIA = ['img', 'link', 'video', 'audio', 'source', 'embed', 'object']
  .map((name) => `${name}[data-kelisim-needs]`)
  .join();
const PLACEHOLDER = '[data-kelisim-placeholder]';

/** Starts holding, opening and closing frames, media and templates. */
export function startEmbeds(context: EmbedsContext): Embeds {
  const { signal } = context;
  context.texts.add(texts);
  const frames = createFrames(context);
  const media = createMedia(context);
  const templates = createTemplates();

  const updateAll = () => {
    if (signal.aborted) return;
    for (const stray of document.querySelectorAll<HTMLElement>(PLACEHOLDER)) frames.removeIfStray(stray);
    for (const frame of document.querySelectorAll<HTMLIFrameElement>(FRAME)) frames.update(frame);
    for (const element of document.querySelectorAll<HTMLElement>(MEDIA)) media.update(element);
    frames.removeUnused();
  };
  const observer = new MutationObserver((records) => {
    const isOurs = ({ type, target, addedNodes, removedNodes }: MutationRecord) =>
      type === 'attributes'
        ? (target as Element).matches(`${FRAME},${MEDIA}`)
        : [...addedNodes, ...removedNodes].some(
            (node) =>
              node instanceof Element &&
              (node.matches(`${FRAME},${MEDIA},${PLACEHOLDER}`) ||
                node.querySelector(`${FRAME},${MEDIA},${PLACEHOLDER}`)),
          );
    if (records.some(isOurs)) updateAll();
  });
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['data-kelisim-needs', 'src', 'srcset', 'href', ...HELD_NAMES],
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
      if (hasRevoked) templates.close(context.allows);
      updateAll();
      if (hasRevoked || context.isDecided()) erase(context);
    },
    renderTemplate: templates.render,
    erase: () => erase(context),
  };
}
