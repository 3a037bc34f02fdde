import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from '../build';
import { ROOT } from '../build/bundle';
import { drivePackaged, serveFolder } from '../test/fixtures/drivePackaged';
import { launchBrowser } from './launchBrowser';
import { environment, npm, pack, startNext, step } from './packed';

/**
 * The package as npm would publish it, installed into a project of its own: compiled by several versions of TypeScript,
 * built with Vite, webpack, esbuild and Next.js, each result driven in a browser. Takes a few minutes.
 */
const BUNDLERS = ['vite', 'esbuild', 'webpack'];
const COMPILERS = ['typescript-5.0', 'typescript-5.4', 'typescript'];
const RESOLUTIONS = ['bundler', 'node16'];
const folder = mkdtempSync(join(tmpdir(), 'kelisim-package-'));
let failed = 0;

try {
  await buildAll();
  cpSync(join(ROOT, 'test/package'), folder, { recursive: true });
  cpSync(join(ROOT, 'test/fixtures/consumer.ts.txt'), join(folder, 'consumer.ts'));
  const archive = pack(folder);
  console.log(`${archive}: ${(statSync(join(folder, archive)).size / 1024).toFixed(1)} KB`);
  await step('Installed', () => {
    npm(folder, 'ci');
    npm(folder, 'install', '--no-save', `./${archive}`);
  });
  for (const compiler of COMPILERS) for (const resolution of RESOLUTIONS) compile(compiler, resolution);

  const browser = await launchBrowser();
  try {
    for (const bundler of BUNDLERS)
      await attempt(bundler, async () => {
        run('build.mjs', bundler);
        const site = await serveFolder(join(folder, 'out', bundler));
        await drivePackaged(browser, site.url).finally(site.stop);
      });
    await attempt('next', async () => {
      run('node_modules/next/dist/bin/next', 'build');
      const server = await startNext(folder);
      await drivePackaged(browser, server.url).finally(server.stop);
    });
  } finally {
    await browser.close();
  }
  process.exitCode = failed ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(...args: string[]) {
  execFileSync(process.execPath, args, {
    cwd: folder,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
}

async function attempt(name: string, act: () => void | Promise<void>) {
  try {
    await step(`✓ ${name}`, act);
  } catch (error) {
    failed++;
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    console.log(`✗ ${name}: ${message}\n${stdout}${stderr}`);
  }
}

function compile(compiler: string, moduleResolution: string) {
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', compiler, 'package.json'), 'utf8'));
  const module = moduleResolution === 'bundler' ? 'esnext' : moduleResolution;
  const checks = {
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
    target: 'es2022',
    lib: ['es2022', 'dom'],
  };
  const project = { compilerOptions: { ...checks, module, moduleResolution }, files: ['consumer.ts'] };
  attempt(`TypeScript ${version}, ${moduleResolution}`, () => {
    writeFileSync(join(folder, 'tsconfig.consumer.json'), JSON.stringify(project));
    run(join('node_modules', compiler, 'bin/tsc'), '-p', 'tsconfig.consumer.json');
  });
}
