// Builds the page with each bundler as its documentation begins, into `out/<bundler>`. Run in a project that has our package.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [bundler = ''] = process.argv.slice(2);
const out = resolve('out', bundler);

const builders = {
  async vite() {
    const { build } = await import('vite');
    await build({ root: process.cwd(), logLevel: 'warn', build: { outDir: out, emptyOutDir: true } });
  },
  async esbuild() {
    const { build } = await import('esbuild');
    const options = { bundle: true, splitting: true, format: 'esm', minify: true, logLevel: 'warning' };
    await build({ ...options, entryPoints: ['main.js'], outdir: out });
    writePage();
  },
  async webpack() {
    const { default: webpack } = await import('webpack');
    const compiler = webpack({ mode: 'production', entry: './main.js', output: { path: out, filename: 'main.js' } });
    const stats = await new Promise((done, fail) => {
      compiler.run((error, result) => (error ? fail(error) : done(result)));
    });
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString('errors-warnings'));
    writePage();
  },
};

/** Vite makes its own out of it. */
function writePage() {
  writeFileSync(join(out, 'index.html'), readFileSync('index.html', 'utf8'));
}

await builders[bundler]();
