import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from '../../../build/bundle';
import { environment, npm } from '../../../scripts/packed';
import { spawnServer } from '../../../scripts/spawnServer';
import type { Packed } from '../../fixtures/packed';

/** The examples that are whole apps with a server of their own, and what starts them once they are built. */
export const APPS = {
  sveltekit: ['build/index.js'],
  'react-router': ['node_modules/@react-router/serve/bin.js', 'build/server/index.js'],
  astro: ['dist/server/entry.mjs'],
  nuxt: ['.output/server/index.mjs'],
} as const satisfies { readonly [folder: string]: readonly string[] };

export type AppName = keyof typeof APPS;

export interface RunningApp {
  readonly url: string;
  /** What its build and its server have printed. */
  readonly printed: string;
  stop(): void;
}

/** What an app makes of itself. */
const MADE = /^(node_modules|build|dist|\.[\w-]+)$/;

/** Installs the app where it is not yet, with our package as npm would publish it, builds it and starts its server. */
export async function startApp(name: AppName, packed: Packed): Promise<RunningApp> {
  const folder = install(name, packed);
  const env = { ...environment(), NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1' };
  const built = execFileSync('npm', ['run', 'build'], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  const server = await spawnServer(
    process.execPath,
    () => APPS[name],
    (port) => ({
      cwd: folder,
      env: { ...env, HOST: '127.0.0.1', PORT: `${port}`, ORIGIN: `http://127.0.0.1:${port}` },
    }),
  );
  return {
    url: server.url,
    get printed() {
      return built + server.printed;
    },
    stop: server.stop,
  };
}

/** Beside the example, so that its own folder stays as it is in the repository. What npm has installed is kept. */
function install(name: AppName, packed: Packed): string {
  const example = join(ROOT, 'examples', name);
  const folder = join(ROOT, 'examples/.apps', name);
  mkdirSync(folder, { recursive: true });
  for (const made of readdirSync(folder))
    if (made !== 'node_modules') rmSync(join(folder, made), { recursive: true, force: true });
  const isSource = (path: string) => !MADE.test(basename(path));
  cpSync(example, folder, { recursive: true, filter: isSource });
  if (!existsSync(join(folder, 'node_modules/.package-lock.json'))) npm(folder, 'ci', '--prefer-offline');
  // Copied, not linked: a link would lead to the packages of this repository.
  for (const dependency of ['kelisim', 'preact', 'js-cookie']) {
    rmSync(join(folder, 'node_modules', dependency), { recursive: true, force: true });
    cpSync(join(packed.project, 'node_modules', dependency), join(folder, 'node_modules', dependency), {
      recursive: true,
    });
  }
  // As `npm install kelisim` leaves it: frameworks look there for what they have to compile.
  const file = join(folder, 'package.json');
  const { dependencies, ...described } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...described, dependencies: { ...dependencies, kelisim: '*' } }, null, 2));
  return folder;
}
