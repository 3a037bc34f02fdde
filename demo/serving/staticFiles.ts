import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES: { readonly [extension: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
};

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SINGLE: { readonly [path: string]: string } = {
  '/portal.css': file('../portal/portal.css'),
  '/forms.css': file('../portal/forms.css'),
  '/configurator.css': file('../configurator/configurator.css'),
  '/qa.css': file('../qa/qa.css'),
  '/icon.svg': file('../portal/icon.svg'),
};
const FOLDERS: { readonly [name: string]: string } = {
  dist: file('../../dist/'),
  built: file('../.built/'),
};
const IN_FOLDER = /^(\/without-lazy)?\/(dist|built)\/((?:[\w-][\w.-]*\/)*[\w-][\w.-]*)$/;
/** What the two embeddings load on demand. */
const LAZY = /^(kelisim\.[^/]*\.[^/]*|lazy\/.*)$/;

export interface StaticFile {
  readonly type: string;
  readonly body: Buffer;
}

/** `null`: there is no such file. Under `/without-lazy/` the lazy ones are missing (scenario `ui-missing`). */
export async function staticFile(pathname: string): Promise<StaticFile | null> {
  const [, without, folder = '', name = ''] = IN_FOLDER.exec(pathname) ?? [];
  if (without && LAZY.test(name) && name !== 'kelisim.js') return null;
  const path = SINGLE[pathname] ?? (FOLDERS[folder] ? `${FOLDERS[folder]}${name}` : undefined);
  const type = TYPES[extname(path ?? '')];
  if (!path || !type) return null;
  try {
    return { type, body: await readFile(path) };
  } catch {
    return null;
  }
}
