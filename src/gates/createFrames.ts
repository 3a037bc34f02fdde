import type { Core } from '../core/lazy';
import { createPlaceholder, type Placeholder } from './createPlaceholder';
import { createTitles } from './createTitles';
import { fillSources } from './fillSources';

export interface Frames {
  /** Shows the frame, or what stands for it, as its name is open or closed now. */
  update(frame: HTMLIFrameElement): void;
  /** Draws the placeholders in the language of the page. */
  translate(): void;
  /** Takes the placeholders away, and leaves the frames as they were found. */
  stop(): void;
}

interface Standing extends Placeholder {
  readonly name: string;
  restore(): void;
}

/** Gated frames, with a placeholder each while they are closed. */
export function createFrames(core: Core): Frames {
  const standing = new Map<HTMLIFrameElement, Standing>();
  // For this page only: no decision, so nothing is recorded.
  const alone = new WeakSet<HTMLIFrameElement>();
  const titleOf = createTitles(core);

  return {
    update,
    translate() {
      for (const each of standing.values()) write(each);
    },
    stop() {
      for (const frame of [...standing.keys()]) remove(frame);
    },
  };

  function update(frame: HTMLIFrameElement) {
    const name = frame.dataset.kelisimNeeds;
    if (!frame.isConnected || name === undefined) return remove(frame);
    if (alone.has(frame) || core.allows(name)) {
      const focused = document.activeElement === standing.get(frame)?.host;
      remove(frame);
      fillSources(frame);
      if (focused) frame.focus();
    } else if (core.config.model.needs.has(name)) close(frame, name);
  }

  function close(frame: HTMLIFrameElement, name: string) {
    if (frame.hasAttribute('src')) {
      frame.removeAttribute('src');
      // Without a step in the history. Chromium goes on showing what a removed `src` had loaded.
      frame.contentWindow?.location.replace('about:blank');
    }
    const there = standing.get(frame);
    if (there?.name === name) {
      if (frame.previousSibling !== there.host) frame.before(there.host);
      return;
    }
    remove(frame);
    const placeholder = createPlaceholder(core, frame, (how) => (how === 'once' ? showAlone(frame) : allow(name)));
    const { hidden } = frame;
    const display = frame.style.display;
    const each = {
      ...placeholder,
      name,
      restore() {
        frame.hidden = hidden;
        frame.style.display = display;
      },
    };
    frame.hidden = true;
    // Resets such as `iframe { display: block }` outdo `hidden`.
    frame.style.setProperty('display', 'none', 'important');
    standing.set(frame, each);
    frame.before(each.host);
    write(each);
  }

  function remove(frame: HTMLIFrameElement) {
    const there = standing.get(frame);
    standing.delete(frame);
    there?.host.remove();
    there?.restore();
  }

  function showAlone(frame: HTMLIFrameElement) {
    alone.add(frame);
    update(frame);
  }

  async function allow(name: string) {
    try {
      const { stored } = await core.decide('allow', name, 'allow');
      if (!stored) core.open('notice', { notSaved: true });
    } catch {
      // Reported; the next click tries again.
    }
  }

  async function write({ name, translate }: Standing) {
    translate(await titleOf(name));
  }
}
