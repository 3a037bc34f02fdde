import { freePort } from '../../../scripts/freePort';
import type { Driver, Engine, Visitor } from './engine';
import { keyActions, pressActions } from './input';
import { startProcess } from './startProcess';

type Call = <Value>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<Value>;

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

/** WebKitGTK's small browser by WebDriver, on a screen that nobody sees where there is one to be had. */
export async function startWebkit(): Promise<Engine> {
  const screen = process.env.KELISIM_XVFB
    ? await startProcess(
        process.env.KELISIM_XVFB,
        ['-displayfd', '1', '-screen', '0', '1366x900x24', '-nolisten', 'tcp'],
        /^(\d+)\n/m,
      )
    : undefined;
  const port = await freePort();
  // Drawn by the processor: a machine for tests has no graphics card.
  const env = {
    ...process.env,
    GDK_BACKEND: 'x11',
    LIBGL_ALWAYS_SOFTWARE: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    ...(screen && { DISPLAY: `:${screen.said}` }),
  };
  const driver = process.env.KELISIM_WEBKIT ?? 'WebKitWebDriver';
  // It says nothing when it is ready; `untilReady` asks.
  const server = await startProcess(
    '/bin/sh',
    ['-c', `echo started; exec "$0" "$@"`, driver, `--port=${port}`],
    /started/,
    env,
  );
  const call = createCall(`http://127.0.0.1:${port}`);
  await untilReady(call);
  let version = '';
  const visitor: Engine['visitor'] = async ({ cookies = true } = {}) => {
    const { sessionId, capabilities } = await call<Session>('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': {
            binary: process.env.KELISIM_MINIBROWSER,
            args: ['--automation', ...(cookies ? [] : ['--cookies-policy=never'])],
          },
        },
      },
    });
    version = capabilities.browserVersion;
    return createVisitor((method, path, body) => call(method, `/session/${sessionId}${path}`, body));
  };
  return {
    get version() {
      return `WebKitGTK ${version}`;
    },
    visitor,
    async close() {
      await server.stop();
      await screen?.stop();
    },
  };
}

async function createVisitor(call: Call): Promise<Visitor> {
  // The first command goes to the window that the session began with; each later one has to say for which it is.
  const unused = await call<string[]>('GET', '/window/handles');
  let current = unused[0];
  return {
    async newTab(): Promise<Driver> {
      // A window of its own: this browser leaves a new tab behind the first, where pages wait until they are seen.
      const handle = unused.pop() ?? (await call<{ handle: string }>('POST', '/window/new', { type: 'window' })).handle;
      const here: Call = async (method, path, body) => {
        if (current !== handle) await call('POST', '/window', { handle });
        current = handle;
        return call(method, path, body);
      };
      const act = async (actions: object[]) => void (await here('POST', '/actions', { actions }));
      return {
        goto: async (url) => void (await here('POST', '/url', { url })),
        back: async () => void (await here('POST', '/back', {})),
        show: async () => void (await here('GET', '/window')),
        run: (source) => here('POST', '/execute/sync', { script: `return (${source})()`, args: [] }),
        press: (x, y) => act(pressActions(x, y)),
        key: (name) => act(keyActions(name)),
      };
    },
    close: async () => void (await call('DELETE', '')),
  };
}

/** WebDriver: https://www.w3.org/TR/webdriver2/ */
function createCall(origin: string): Call {
  return async <Value>(method: string, path: string, body?: object) => {
    const response = await fetch(origin + path, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value as Value;
  };
}

async function untilReady(call: Call) {
  for (let left = 100; ; left--) {
    const ready = await call('GET', '/status').catch((error) => {
      if (!left) throw error;
    });
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
