import type { Core } from '../core/lazy';
import css from './companion.css?inline';
import { joinDialogs, keepClicks } from './joinDialogs';
import { keepClear } from './keepClear';
import { returnFocus } from './returnFocus';
import { watchPresence } from './watchPresence';

/**
 * What an open notice may need beside being drawn, loaded once something calls for it (`ui/attend`): it stays usable while the
 * host has a modal dialog open, does not lie on what has the focus, gives the focus back, and tells when something hides or
 * removes it.
 */
export function start(core: Core): void {
  core.adopt(core.root, css);
  if (!window.HTMLDialogElement) core.begin('modal');
  returnFocus(core);
  keepClicks(core);
  let stop: (() => void) | undefined;
  const attend = () => {
    stop?.();
    const notice = core.root.querySelector<HTMLElement>('[part=notice]');
    if (!notice) return;
    const stops = [joinDialogs(core, notice), keepClear(core, notice), watchPresence(core, notice)];
    stop = () => {
      for (const end of stops) end();
    };
  };
  // Events alone could come from anybody: what is looked at is the notice itself.
  document.addEventListener('kelisim:show', attend, { signal: core.signal });
  document.addEventListener('kelisim:hide', attend, { signal: core.signal });
  core.signal.addEventListener('abort', () => stop?.());
  attend();
}
