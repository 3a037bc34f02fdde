import { type Place, parsePlace } from '../place';
import type { Bench, LogEntry } from './bench';

/** What the bench knows of the page in its frame. */
export interface Watched {
  /** What the page lets the bench see; `undefined` for a page that is not of the portal. */
  readonly bench?: Bench;
  /** Where the page is now. */
  readonly place?: Place;
  /** How many documents the frame has loaded. */
  readonly loads: number;
  /** Of all pages since the bench was opened or the log was cleared, oldest first. */
  readonly log: readonly LogEntry[];
}

export interface FrameWatcher {
  read(): Watched;
  clearLog(): void;
  add(type: string, detail: unknown): void;
  stop(): void;
}

/** Follows the page in the frame from one document to the next. `onChange` is called at most once a frame. */
export function watchFrame(frame: HTMLIFrameElement, onChange: () => void): FrameWatcher {
  const log: LogEntry[] = [];
  let bench: Bench | undefined;
  let taken = 0;
  let loads = 0;
  let waiting = false;

  const changed = () => {
    if (bench) {
      log.push(...bench.log.slice(taken));
      taken = bench.log.length;
    }
    if (waiting) return;
    waiting = true;
    // A timer, not an animation frame: in a hidden tab of the bench on a phone the log goes on.
    setTimeout(() => {
      waiting = false;
      onChange();
    });
  };
  const attach = () => {
    const found = pageOf(frame)?.qaBench;
    if (!found || found === bench) return;
    bench = found;
    taken = 0;
    log.push({ at: 0, type: 'page', detail: whereIs(frame)?.pathname });
    bench.onChange(() => found === bench && changed());
    changed();
  };
  const loaded = () => {
    if (pageOf(frame)) loads++;
    if (!pageOf(frame)?.qaBench) bench = undefined;
    attach();
    changed();
  };
  frame.addEventListener('load', loaded);
  attach();

  return {
    read() {
      const url = whereIs(frame);
      return { bench, log, loads, place: (url && parsePlace(url)) ?? undefined };
    },
    clearLog() {
      log.length = 0;
      changed();
    },
    add(type, detail) {
      log.push({ at: pageOf(frame)?.performance.now() ?? 0, type, detail });
      changed();
    },
    stop: () => frame.removeEventListener('load', loaded),
  };
}

/** `undefined` for a page of another origin, which the visitor may reach by a link. */
function pageOf(frame: HTMLIFrameElement): Window | undefined {
  try {
    const page = frame.contentWindow;
    return page && page.location.href !== 'about:blank' ? page : undefined;
  } catch {
    return undefined;
  }
}

function whereIs(frame: HTMLIFrameElement): URL | undefined {
  const page = pageOf(frame);
  return page && new URL(page.location.href);
}
