/** What the page tells the bench about. */
export type Told = 'still' | 'known' | 'painted' | 'opened' | 'ran';

export interface Probe {
  /** After the first frame in which the notice was to be seen. */
  seen: number;
  /** After the first frame since which it has not changed. */
  still: number;
  /** The host was told a yes. */
  known: number;
  /** Layout shift, without those that follow an input. */
  shift: number;
  lcp: number;
  lcpElement: string;
  /** Durations of long tasks by their start. */
  readonly long: { readonly start: number; readonly duration: number }[];
  clicked: number;
  /** After the first frame that followed the click. */
  painted: number;
  /** Of Event Timing, the longest event of the click. */
  event: number;
  /** Gated content: how much is expected, has been opened, and when the last of it was. */
  expected: number;
  count: number;
  ended: number;
}

declare global {
  interface Window {
    bench: Api;
    /** The binding through which the page tells. */
    benchTell?: (what: string) => void;
  }
}

/** What contenders and sections call in the page. */
export interface Api {
  readonly probe: Probe;
  known(yes: unknown): void;
  ran(): void;
  /** Expects so much gated content, counted by calls of `ran`, or by images that have got a source. */
  expect(count: number, images: boolean): void;
  /** Waits until a box is seen, then until it is still. */
  watch(path: string, seen: (time: number) => void, still: (since: number) => void): void;
  find(path: string): Element | null;
}

/**
 * Runs in the page before anything else; it has to be self-contained. The same for everyone, so that its own cost
 * cancels.
 * @param notice the box to wait for, or `null` where nothing shall be asked of the page while it loads
 */
export function installProbe({ notice }: { notice: string | null }): void {
  /** A box has to be unchanged for so many frames to count as still. */
  const STILL_FRAMES = 10;
  const probe: Probe = {
    seen: 0,
    still: 0,
    known: 0,
    shift: 0,
    lcp: 0,
    lcpElement: '',
    long: [],
    clicked: 0,
    painted: 0,
    event: 0,
    expected: 0,
    count: 0,
    ended: 0,
  };

  const tell = (what: Told) => window.benchTell?.(what);
  const observe = (type: string, take: (entry: PerformanceEntry) => void, options: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });

  observe('largest-contentful-paint', (entry) => {
    probe.lcp = entry.startTime;
    const { element } = entry as PerformanceEntry & { element?: Element };
    probe.lcpElement = element?.localName ?? '';
  });
  observe('layout-shift', (entry) => {
    const { hadRecentInput, value } = entry as PerformanceEntry & { hadRecentInput: boolean; value: number };
    if (!hadRecentInput) probe.shift += value;
  });
  observe('longtask', ({ startTime, duration }) => probe.long.push({ start: startTime, duration }));
  const longest = ({ name, duration }: PerformanceEntry) => {
    if (name === 'click') probe.event = Math.max(probe.event, duration);
  };
  observe('event', longest, { durationThreshold: 16 });

  /** Calls back in a task of its own after the frame that is being made. */
  const afterPaint = (then: (time: number) => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      then(performance.now());
    };
    port2.postMessage(0);
  };

  const find = (path: string): Element | null => {
    let root: ParentNode | null = document;
    let found: Element | null = null;
    for (const selector of path.split(' >>> ')) {
      found = root?.querySelector(selector) ?? null;
      root = found?.shadowRoot ?? null;
    }
    return found;
  };

  /** Where it is and how opaque, or nothing as long as nobody could see it. */
  const look = (path: string): string => {
    const box = find(path);
    if (!box) return '';
    const { left, top, right, bottom } = box.getBoundingClientRect();
    const width = Math.min(right, innerWidth) - Math.max(left, 0);
    const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
    if (width < 1 || height < 1 || getComputedStyle(box).visibility !== 'visible') return '';
    let opacity = 1;
    let element: Element | null = box;
    while (element) {
      opacity *= Number(getComputedStyle(element).opacity);
      element = element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
    }
    return opacity > 0.01 ? [left, top, right, bottom, opacity * 100].map(Math.round).join() : '';
  };

  const watch = (path: string, seen: (time: number) => void, still: (since: number) => void) => {
    let last = '';
    let since = 0;
    let frames = 0;
    const frame = () => {
      const now = look(path);
      if (!now) return void requestAnimationFrame(frame);
      afterPaint((time) => {
        if (!last) seen(time);
        if (now !== last) {
          last = now;
          since = time;
          frames = 0;
        } else if (++frames >= STILL_FRAMES) return still(since);
        requestAnimationFrame(frame);
      });
    };
    requestAnimationFrame(frame);
  };

  const count = () => {
    probe.count++;
    if (probe.count !== probe.expected) return;
    probe.ended = performance.now();
    tell('ran');
  };

  window.bench = {
    probe,
    find,
    watch,
    known(yes) {
      if (!yes || probe.known) return;
      probe.known = performance.now();
      tell('known');
    },
    ran: count,
    expect(expected, images) {
      Object.assign(probe, { expected, count: 0, ended: 0 });
      if (!images) return;
      // Each once: some copy an image and then fill the copy in.
      const opened = new WeakSet<Node>();
      new MutationObserver((records) => {
        for (const { target, addedNodes } of records) {
          for (const node of [target, ...addedNodes]) {
            if (!(node instanceof HTMLImageElement) || !node.src || opened.has(node)) continue;
            opened.add(node);
            count();
          }
        }
      }).observe(document, { childList: true, subtree: true, attributeFilter: ['src'] });
    },
  };

  // Pressed and let go: the handlers of all run after this one.
  addEventListener(
    'click',
    () => {
      Object.assign(probe, { clicked: performance.now(), painted: 0 });
      requestAnimationFrame(() =>
        afterPaint((time) => {
          probe.painted = time;
          tell('painted');
        }),
      );
    },
    true,
  );

  if (notice !== null)
    watch(
      notice,
      (time) => {
        probe.seen = time;
      },
      (since) => {
        probe.still = since;
        tell('still');
      },
    );
}
