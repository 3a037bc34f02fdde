import { join } from 'node:path';
import { build } from 'esbuild';
import { bundle, ROOT } from './bundle';

/** What the command line tool loads when a command needs our texts. */
const APART: { readonly [module: string]: string } = {
  '../src/server': './server.js',
  '../src/register/texts/enumerateTexts': './register.texts.js',
};

/**
 * The register and the command line tool, for Node: not minified, so that a portal can read what keeps its proof. What
 * needs our texts is in files of its own.
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
        name: 'texts-apart',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\.\.\/src\// }, ({ path }) => {
            const apart = APART[path];
            return apart ? { path: apart, external: true } : undefined;
          }),
      },
    ],
  });
  const texts = await bundle({
    input: { 'register.texts': 'src/register/texts/enumerateTexts.ts' },
    format: 'es',
  });
  return new Map([
    ...texts,
    ...outputFiles.map(({ path, text }): [string, string] => {
      const name = path.slice(ROOT.length);
      return [name, name === 'cli.js' ? `#!/usr/bin/env node\n${text}` : text];
    }),
  ]);
}
