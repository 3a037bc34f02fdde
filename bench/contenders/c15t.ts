import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import type { Contender } from './Contender';

const PAGE = fileURLToPath(new URL('../pages/c15t.tsx', import.meta.url));

let built: Promise<Map<string, string | Buffer>> | undefined;

/** With React, bundled by Vite as for production: a module and a sheet in the head, an element to render into. */
export const c15t: Contender = {
  name: 'c15t',
  title: 'c15t + React',
  role: 'peer',
  files() {
    built ??= bundleC15t();
    return built;
  },
  snippet: ({ gated }) => ({
    head: `${gated?.kind === 'scripts' ? `<script>gatedScripts = ${gated.count}</script>` : ''}
<script type="module" src="/c15t/c15t.js"></script>
<link rel="stylesheet" href="/c15t/c15t.css">`,
    body: '<div id="c15t"></div>',
  }),
  notice: '[data-testid=consent-banner-root] [data-testid=consent-banner-card]',
  accept: '[data-testid=consent-banner-accept-button]',
  settings: '[data-testid=consent-banner-customize-button]',
  preferences: '[data-testid=consent-dialog-card]',
  gate: { configured: true },
};

async function bundleC15t(): Promise<Map<string, string | Buffer>> {
  const { output } = (await build({
    root: fileURLToPath(new URL('../pages', import.meta.url)),
    base: '/c15t/',
    configFile: false,
    logLevel: 'error',
    // By itself, whatever has been built in this process before.
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: {
        input: { c15t: PAGE },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          assetFileNames: 'c15t[extname]',
        },
      },
    },
  })) as Rolldown.RolldownOutput;
  return new Map(
    output.map((file) => [
      `/c15t/${file.fileName}`,
      file.type === 'chunk' ? file.code : typeof file.source === 'string' ? file.source : Buffer.from(file.source),
    ]),
  );
}
