import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../build/bundle';
import { BACKENDS, withTexts } from '../backends/withTexts';
import { apiPage } from './apiPage';
import { eventsPage } from './eventsPage';
import { formatMarkdown } from './formatMarkdown';
import { llmsPage } from './llmsPage';
import { optionsPage } from './optionsPage';

/** Every entry with declarations, by its name for `import`, and its module from the root. */
export function entries(): { readonly name: string; readonly file: string }[] {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    exports: { [path: string]: string | { types?: string } };
  };
  return Object.entries(exports).flatMap(([path, target]) => {
    const types = typeof target === 'string' ? undefined : target.types;
    const [, file] = /^\.\/dist\/types\/(.*)\.d\.ts$/.exec(types ?? '') ?? [];
    return file ? [{ name: `kelisim${path.slice(1)}`, file: `src/${file}` }] : [];
  });
}

/** The files that `npm run docs` writes, in whole or in part, by their path. */
export function makeReference(): Map<string, string> {
  const pages = { 'docs/OPTIONS.md': optionsPage(), 'docs/EVENTS.md': eventsPage(), 'docs/API.md': apiPage(entries()) };
  const reference = new Map(Object.entries(pages).map(([file, text]) => [file, formatMarkdown(file, text)]));
  for (const file of BACKENDS) reference.set(file, withTexts(file, readFileSync(join(ROOT, file), 'utf8')));
  return reference.set('llms.txt', llmsPage());
}
