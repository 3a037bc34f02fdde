import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './bundle';

/**
 * The register and the command line tool, for Node: not minified, so that a portal can read what keeps its proof. The list of
 * cookies comes from `server.js`, which has the texts.
 */
export async function buildRegister(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: { register: join(ROOT, 'src/register.ts'), cli: join(ROOT, 'bin/kelisim.ts') },
    outdir: ROOT,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    plugins: [
      {
        name: 'server-apart',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\.\.\/src\/server$/ }, () => ({ path: './server.js', external: true })),
      },
    ],
  });
  return new Map(
    outputFiles.map(({ path, text }) => {
      const name = path.slice(ROOT.length);
      return [name, name === 'cli.js' ? `#!/usr/bin/env node\n${text}` : text];
    }),
  );
}
