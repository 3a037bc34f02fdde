import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { installProbe, type Probe, type Told } from './probe';
import type { Setting } from './settings';

/** What came over the line. */
export interface Wire {
  requests: number;
  /** With headers. What the cache has served counts nothing. */
  bytes: number;
  /** Addresses of what was fetched, without the page itself. */
  readonly paths: string[];
}

export interface Costs {
  readonly script: number;
  readonly task: number;
  readonly layout: number;
  readonly nodes: number;
  readonly heap: number;
}

export interface OpenedPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly wire: Wire;
  /** Resolves once the page has told it, since the last `goto`. */
  told(what: Told, timeout?: number): Promise<void>;
  goto(url: string): Promise<void>;
  throttle(setting: Setting): Promise<void>;
  probe(): Promise<Probe>;
  costs(): Promise<Costs>;
  /** By the browser's own input, without what Playwright would wait for. */
  click(path: string): Promise<void>;
  /** Likewise by a finger: nothing hovers before. */
  tap(path: string): Promise<void>;
}

export interface OpenOptions {
  readonly setting: Setting;
  /** The box to wait for; without it the page is left alone while it loads. */
  readonly notice?: string;
}

export const VIEWPORT = { width: 1280, height: 800 };
const PATIENCE = 20_000;
const SETTLE_MS = 300;

/** A page of a context, with the probe in it. The first page of a fresh context is a first visit. */
export async function openPage(context: BrowserContext, { setting, notice }: OpenOptions): Promise<OpenedPage> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const wire: Wire = { requests: 0, bytes: 0, paths: [] };
  const sent = new Map<string, string>();
  let heard = new Set<string>();
  const waiting = new Map<string, () => void>();

  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('http')) sent.set(requestId, new URL(request.url).pathname);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const path = sent.get(requestId);
    if (path === undefined || !encodedDataLength) return;
    wire.requests++;
    wire.bytes += encodedDataLength;
    if (!path.startsWith('/page/')) wire.paths.push(path);
  });
  cdp.on('Runtime.bindingCalled', ({ payload }) => {
    heard.add(payload);
    waiting.get(payload)?.();
  });
  await Promise.all([
    cdp.send('Network.enable'),
    cdp.send('Performance.enable'),
    cdp.send('Runtime.enable'),
    cdp.send('Runtime.addBinding', { name: 'benchTell' }),
    // The loader keeps names of functions by a helper that the page does not have.
    page.addInitScript(
      `{ const __name = (named) => named; (${installProbe})(${JSON.stringify({ notice: notice ?? null })}); }`,
    ),
  ]);
  const opened: OpenedPage = {
    page,
    cdp,
    wire,
    async told(what, timeout = PATIENCE) {
      if (heard.has(what)) return;
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`"${what}" was not told in ${timeout} ms`)), timeout);
        waiting.set(what, () => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
    async goto(url) {
      heard = new Set();
      Object.assign(wire, { requests: 0, bytes: 0 });
      wire.paths.length = 0;
      await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE });
    },
    async throttle({ cpu, line }) {
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
      await cdp.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: line?.latency ?? 0,
        downloadThroughput: line?.bytesPerSecond ?? -1,
        uploadThroughput: line?.bytesPerSecond ?? -1,
      });
    },
    probe: () => page.evaluate(() => window.bench.probe),
    async costs() {
      const read = async () => {
        const { metrics } = await cdp.send('Performance.getMetrics');
        return (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
      };
      const before = await read();
      await cdp.send('HeapProfiler.collectGarbage');
      const after = await read();
      return {
        script: before('ScriptDuration') * 1000,
        task: before('TaskDuration') * 1000,
        layout: (before('LayoutDuration') + before('RecalcStyleDuration')) * 1000,
        nodes: after('Nodes'),
        heap: after('JSHeapUsedSize') / 1024,
      };
    },
    async click(path) {
      const { x, y } = await spotOf(path);
      await press(x, y);
    },
    async tap(path) {
      const { x, y } = await spotOf(path);
      await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true });
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
  };
  // A new window of the browser has an interface of its own, which loads now.
  await page.waitForTimeout(SETTLE_MS);
  await opened.throttle(setting);
  return opened;

  async function spotOf(path: string): Promise<{ x: number; y: number }> {
    const spot = await page.evaluate((path) => {
      const box = window.bench.find(path)?.getBoundingClientRect();
      return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, path);
    if (!spot?.x) throw new Error(`nothing to click at ${path}`);
    for (const name of ['painted', 'opened', 'ran']) heard.delete(name);
    return spot;
  }

  async function press(x: number, y: number) {
    const mouse = { x, y, button: 'left', clickCount: 1 } as const;
    await cdp.send('Input.dispatchMouseEvent', { ...mouse, type: 'mouseMoved', button: 'none', clickCount: 0 });
    // Hovered and settled.
    await page.waitForTimeout(50);
    await cdp.send('Input.dispatchMouseEvent', { ...mouse, type: 'mousePressed' });
    await cdp.send('Input.dispatchMouseEvent', { ...mouse, type: 'mouseReleased' });
  }
}

/** In a profile of its own, closed afterwards. */
export async function inFreshProfile<Result>(
  browser: Browser,
  use: (context: BrowserContext) => Promise<Result>,
  storageState?: Awaited<ReturnType<BrowserContext['storageState']>>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-US', storageState });
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}
