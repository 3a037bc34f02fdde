import texts from 'virtual:kelisim-texts/companion';
import { adoptStyles } from '../browser/adoptStyles';
import { INTERFACE } from '../options/partsInterface';
import { avoidFocus } from './avoidFocus';
import type { Companion, CompanionContext } from './CompanionContext';
import css from './companion.css?inline';
import { createFocusReturn } from './createFocusReturn';
import { joinModals, shieldClicks } from './joinModals';
import { keepInView } from './keepInView';
import { resume } from './resume';
import { startStandIn } from './startStandIn';
import { takeOver } from './takeOver';
import { watchPresence } from './watchPresence';

export const interfaceNumber = INTERFACE;

/**
 * Starts what an open notice may need beside being drawn: it stays usable while the page has a modal open, does not
 * cover what has the focus, lies in what the visitor sees, gives the focus back, and is reported when something hides
 * or removes it.
 */
export function startCompanion(context: CompanionContext): Companion {
  const { root, signal } = context;
  context.texts.add(texts);
  adoptStyles(root, css);
  if (!window.HTMLDialogElement) startStandIn(root, signal);
  const listenToClicks = shieldClicks(context);
  const focusReturn = createFocusReturn(context);
  const place = keepInView(context.host, signal);
  let stop = () => {};
  const follow = () => {
    stop();
    stop = () => {};
    listenToClicks();
    focusReturn.listen();
    const notice = context.notice();
    if (!notice) return focusReturn.giveBack();
    const stops = [joinModals(context), avoidFocus(context, notice), watchPresence(context, notice)];
    const size = new ResizeObserver(place);
    size.observe(notice);
    stop = () => {
      size.disconnect();
      for (const end of stops) end();
    };
  };
  signal.addEventListener('abort', () => stop());
  follow();
  return { follow, resume: (attempt) => resume(context, attempt), takeOver: (drawn) => takeOver(drawn, root) };
}
