import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { autoconsent } from '../rules/autoconsent';
import { consentOMatic } from '../rules/consentOMatic';
import { buildAdapters } from './adapters';
import { brotli } from './brotli';
import { bundle, maps, ROOT } from './bundle';
import { declarations } from './declarations';
import { LANGUAGES } from './readLocale';
import { buildRegister } from './register';
import { optionsSchema } from './schema';

const DIST = join(ROOT, 'dist');
/** Lazy parts that stand alone. */
const PARTS = {
  bar: 'src/layouts/bar.ts',
  center: 'src/layouts/center.ts',
  companion: 'src/companion/accompany.ts',
  gates: 'src/gates/startGates.ts',
  messages: 'src/messages/index.ts',
  modal: 'src/modal/standIn.ts',
  receipt: 'src/receipt/index.ts',
  resume: 'src/resume/resume.ts',
  sha256: 'src/ui/sha256.ts',
  sync: 'src/sync/start.ts',
  takeover: 'src/takeover/takeOver.ts',
};
/** As long as a mark: the source map stays true. */
const UNMARKED = '@@@@';

/** Makes all of `dist/`. */
export async function buildAll(): Promise<void> {
  const files = new Map<string, string>();
  maps.clear();
  const add = (more: Map<string, string>) => {
    for (const [name, code] of more) files.set(name, code);
  };

  // First: it has the choice of the short names of what the files share, since it is loaded most. 10 bytes.
  const define = { __KELISIM_RELEASE__: JSON.stringify(UNMARKED) };
  add(await bundle({ input: { kelisim: 'src/script.ts' }, format: 'iife', define, eager: true }));
  // One bundle each: a lazy file imports no other.
  for (const [part, file] of Object.entries(PARTS)) {
    add(await bundle({ input: { [`kelisim.${part}`]: file }, format: 'es' }));
  }
  const late = join(ROOT, 'src/loading/late.ts');
  for (const language of LANGUAGES) {
    const part = (name: string) => ({ [`kelisim.${name}.${language}`]: `virtual:kelisim-part/${name}.${language}` });
    add(await bundle({ input: part('ui'), format: 'es', eager: true }));
    add(await bundle({ input: part('views'), format: 'es', alias: { preact: late, '../shared': late } }));
    for (const texts of [`${language}.first`, `${language}.more`])
      add(await bundle({ input: { [`kelisim.${texts}`]: `virtual:kelisim-texts/${texts}` }, format: 'es' }));
  }
  const { 'kelisim.js': core = '', ...lazy } = Object.fromEntries(files);
  files.set('kelisim.js', markRelease(core, Object.values(lazy)));
  add(await bundle({ input: { 'kelisim.all': 'src/all.ts' }, format: 'iife' }));
  add(await bundle({ input: { index: 'src/index.ts', production: 'src/production.ts' }, format: 'es' }));
  add(await bundle({ input: { i18next: 'src/i18next.ts' }, format: 'es' }));
  add(await bundle({ input: { server: 'src/server.ts' }, format: 'es' }));
  add(await bundle({ input: { integrations: 'src/integrations/index.ts' }, format: 'es' }));
  add(await bundle({ input: { 'kelisim.signals': 'src/signals.ts' }, format: 'iife' }));
  add(await buildAdapters());
  add(await bundle({ input: { migrate: 'src/migrate.ts' }, format: 'es' }));
  add(await buildRegister());

  const { noticeStyles } = (await import(dataUrl(files.get('server.js') ?? ''))) as { noticeStyles: string };
  files.set('kelisim.notice.css', `${noticeStyles}\n`);

  rmSync(DIST, { recursive: true, force: true });
  for (const [name, code] of files) write(name, code);
  for (const [name, text] of declarations()) write(name, text);
  write('options.schema.json', `${JSON.stringify(optionsSchema(), null, 2)}\n`);
  for (const [name, rule] of Object.entries({ autoconsent, 'consent-o-matic': consentOMatic }))
    write(`rules/${name}.json`, `${JSON.stringify(rule, null, 2)}\n`);
  for (const [name, map] of maps) write(`maps/${name}.map`, map);
  write(
    'sri.json',
    `${JSON.stringify(Object.fromEntries([...files].map(([name, code]) => [name, integrity(code)])), null, 2)}\n`,
  );
}

/** The core with the release of its lazy files. Of several marks, one as good as the other, the one that compresses best: up to 14 bytes. */
function markRelease(core: string, lazy: readonly string[]): string {
  const digest = createHash('sha256').update(lazy.join()).digest('hex');
  const marked = (digest.match(/.{4}/g) ?? []).map((mark) => core.replace(UNMARKED, mark));
  const sizes = marked.map(brotli);
  return marked[sizes.indexOf(Math.min(...sizes))] ?? core;
}

/** What has just been built, to be asked. */
function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

function write(name: string, text: string) {
  const path = join(DIST, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function integrity(code: string): string {
  return `sha384-${createHash('sha384').update(code).digest('base64')}`;
}
