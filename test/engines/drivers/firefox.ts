import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, connect } from './bidi';
import type { Driver, Engine, Visitor } from './engine';
import { keyActions, pressActions } from './input';
import { startProcess } from './startProcess';

const VIEWPORT = { width: 1280, height: 720 };

interface Started {
  readonly connection: Connection;
  readonly version: string;
  stop(): Promise<void>;
}

/** By WebDriver BiDi, which Firefox speaks itself. */
export async function startFirefox(): Promise<Engine> {
  const firefox = await start({});
  let refusing: Promise<Started> | undefined;
  return {
    version: firefox.version,
    visitor: async ({ cookies = true } = {}) => {
      if (cookies) return createVisitor(firefox.connection);
      // A setting of the whole browser: 2 refuses every cookie.
      refusing ??= start({ 'network.cookie.cookieBehavior': 2 });
      return createVisitor((await refusing).connection);
    },
    async close() {
      await (await refusing)?.stop();
      await firefox.stop();
    },
  };
}

async function start(preferences: { readonly [name: string]: unknown }): Promise<Started> {
  const profile = await mkdtemp(join(tmpdir(), 'kelisim-firefox-'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(profile, 'user.js'), lines.join(''));
  const { said, stop } = await startProcess(
    process.env.KELISIM_FIREFOX ?? 'firefox-esr',
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    /WebDriver BiDi listening on (ws:\/\/\S+)/,
  );
  const connection = await connect(said);
  const { capabilities } = await connection.send('session.new', { capabilities: {} });
  return {
    connection,
    version: `Firefox ${capabilities.browserVersion}`,
    async stop() {
      await connection.send('browser.close').catch(() => {});
      connection.close();
      await stop();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function createVisitor({ send }: Connection): Promise<Visitor> {
  const { userContext } = await send('browser.createUserContext');
  return {
    async newTab(): Promise<Driver> {
      const { context } = await send('browsingContext.create', { type: 'tab', userContext });
      await send('browsingContext.setViewport', { context, viewport: VIEWPORT });
      return {
        goto: async (url) => void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
        back: async () => void (await send('browsingContext.traverseHistory', { context, delta: -1 })),
        show: async () => void (await send('browsingContext.activate', { context })),
        async run(functionDeclaration) {
          const { type, result, exceptionDetails } = await send('script.callFunction', {
            functionDeclaration,
            awaitPromise: true,
            target: { context },
          });
          if (type === 'exception') throw new Error(exceptionDetails.text);
          return result.value;
        },
        press: async (x, y) => void (await send('input.performActions', { context, actions: pressActions(x, y) })),
        key: async (name) => void (await send('input.performActions', { context, actions: keyActions(name) })),
      };
    },
    close: async () => void (await send('browser.removeUserContext', { userContext })),
  };
}
