import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { autoconsent } from '../rules/autoconsent';
import { consentOMatic } from '../rules/consentOMatic';
import { buildAdapters } from './adapters';
import { bundle, maps, ROOT } from './bundle';
import { declarations } from './declarations';
import { readParts } from './parts';
import { buildRegister } from './register';
import { optionsSchema } from './schema';

const DIST = join(ROOT, 'dist');
/** Dependencies of the package: a portal that has them has one copy. */
const isDependency = (id: string) => /^(preact|js-cookie)(\/|$)/.test(id);

/** Makes all of `dist/`. */
export async function buildAll(): Promise<void> {
  maps.clear();
  const files = new Map<string, string>();
  const add = async (made: Promise<Map<string, string>>) => {
    for (const [name, code] of await made) files.set(name, code);
  };

  await add(bundle({ input: { kelisim: 'src/script.ts' }, format: 'iife', isEager: true }));
  // One bundle each: Firefox remembers a failed import of a shared file.
  for (const [name, module] of Object.entries(readParts()))
    await add(bundle({ input: { [`kelisim.${name}`]: module }, format: 'es' }));
  await add(bundle({ input: { 'kelisim.all': 'src/all.ts' }, format: 'iife' }));
  await add(bundle({ input: { 'kelisim.signals': 'src/signals.ts' }, format: 'iife' }));

  const isExternal = isDependency;
  await add(bundle({ input: { index: 'src/index.ts' }, format: 'es', isDevelopment: true, isExternal }));
  await add(
    bundle({ input: { 'index.production': 'src/index.ts' }, format: 'es', chunks: 'chunks/production', isExternal }),
  );
  // For pages without a bundler: nothing resolves names there.
  const alias = { kelisim: join(ROOT, 'src/index.ts') };
  await add(bundle({ input: { element: 'src/element.ts' }, format: 'es', chunks: 'chunks/element', alias }));
  for (const name of ['i18next', 'migrate', 'server']) {
    await add(bundle({ input: { [name]: `src/${name}.ts` }, format: 'es' }));
  }
  await add(bundle({ input: { integrations: 'src/signals/index.ts' }, format: 'es' }));
  await add(buildAdapters());
  await add(buildRegister());

  const server = await import(dataUrl(files.get('server.js') ?? ''));
  const { noticeStyles, decidedScript } = server as { noticeStyles: string; decidedScript: string };
  files.set('kelisim.notice.css', `${noticeStyles}\n`);
  files.set('kelisim.decided.js', `${decidedScript}\n`);
  writeAll(files);
}

function writeAll(files: ReadonlyMap<string, string>) {
  rmSync(DIST, { recursive: true, force: true });
  for (const [name, code] of files) write(name, code);
  // `npx kelisim` in this repository runs it as it is.
  chmodSync(join(DIST, 'cli.js'), 0o755);
  for (const [name, text] of declarations()) write(name, text);
  write('options.schema.json', toJson(optionsSchema()));
  write('rules/autoconsent.json', toJson(autoconsent));
  write('rules/consent-o-matic.json', toJson(consentOMatic));
  for (const [name, map] of maps) write(`maps/${name}.map`, map);
  write('sri.json', toJson(Object.fromEntries([...files].map(([name, code]) => [name, integrity(code)]))));
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What has just been built, to be asked. */
function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code.replace(/\n\/\/# sourceMappingURL=.*/, ''))}`;
}

function write(name: string, text: string) {
  const path = join(DIST, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function integrity(code: string): string {
  return `sha384-${createHash('sha384').update(code).digest('base64')}`;
}
