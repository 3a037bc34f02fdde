import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { ROOT } from '../../build/bundle';

/** By their path in the archive. */
export type ReleaseFiles = Map<string, Uint8Array>;

/** What a webmaster reads, with the folders of the repository, so that links between them work. */
const DOCUMENTS = [
  ...['README.md', 'README.kk.md', 'README.ru.md', 'LICENSE'],
  ...['START', 'OPTIONS', 'MARKUP', 'CONTENT', 'RESUMING', 'EVENTS', 'SIGNALS', 'CSP', 'OPTIMISERS'].map(
    (name) => `docs/${name}.md`,
  ),
  ...['php', 'python'].map((name) => `docs/ways/${name}.md`),
  'docs/notice.png',
];
const SERVER_FILES = ['integrations/php/kelisim.php', 'integrations/python/kelisim.py'];

/**
 * The files of a release for portals without npm: `kelisim/` is the folder to upload, beside it the documentation, the
 * server half in PHP and Python, and the JSON Schema of the options.
 * @param address of the repository, for links to what is not in the archive
 */
export function releaseFiles(version: string, address: string): ReleaseFiles {
  const scripts = readdirSync(join(ROOT, 'dist')).filter((name) => /^kelisim\.(.*\.)?(js|css)$/.test(name));
  if (!scripts.includes('kelisim.js')) throw new Error('dist/kelisim.js: not there. Run `npm run build` first.');
  const everyHash = JSON.parse(readFileSync(join(ROOT, 'dist/sri.json'), 'utf8')) as { [file: string]: string };
  const hashes = Object.fromEntries(scripts.map((name) => [name, everyHash[name] ?? '']));
  const files: ReleaseFiles = new Map();
  for (const name of scripts) files.set(`kelisim/${name}`, readFileSync(join(ROOT, 'dist', name)));
  files.set('kelisim/sri.json', Buffer.from(`${JSON.stringify(hashes, null, 2)}\n`));
  files.set('options.schema.json', readFileSync(join(ROOT, 'dist/options.schema.json')));
  for (const name of [...DOCUMENTS, ...SERVER_FILES]) files.set(name, readFileSync(join(ROOT, name)));
  for (const [name, bytes] of files) {
    if (!name.endsWith('.md')) continue;
    const text = fillIntegrity(Buffer.from(bytes).toString('utf8'), hashes['kelisim.all.js'] ?? '');
    files.set(name, Buffer.from(linkOutside(name, text, files, `${address}/blob/v${version}`)));
  }
  return files;
}

/** The documentation writes `sha384-…`; in a release the hash is known. */
function fillIntegrity(text: string, hash: string): string {
  return text.replaceAll('integrity="sha384-…"', `integrity="${hash}"`);
}

/** Links to files that are not in the archive lead to the repository, at this version. */
function linkOutside(file: string, text: string, files: ReleaseFiles, address: string): string {
  return text.replace(/\]\(([^)\s#]+)(#[^)\s]*)?\)/g, (whole, target: string, anchor = '') => {
    if (/^(https?|mailto):/.test(target)) return whole;
    const path = posix.normalize(posix.join(posix.dirname(file), target));
    if (files.has(path)) return whole;
    // Only the root of the repository is above the archive.
    if (relative('', dirname(path)).startsWith('..')) throw new Error(`${file}: ${target} leads out of the repository`);
    return `](${address}/${path}${anchor})`;
  });
}
