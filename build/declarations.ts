import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle';
import { type Resource, readLocale } from './readLocale';

/** The public declarations, self-contained: what the entries of `package.json` reach, and nothing of Preact. */
export function declarations(): Map<string, string> {
  const out = mkdtempSync(join(ROOT, 'node_modules', '.types-'));
  try {
    execFileSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/typescript/bin/tsc'),
        ...['--project', join(ROOT, 'build/tsconfig.types.json'), '--outDir', out],
      ],
      { stdio: 'inherit' },
    );
    const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
    const all = new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(out, name), 'utf8')]));
    return reachable(all, entries());
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Every `types` of the package's exports, below `dist/types`. */
function entries(): string[] {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    exports: Readonly<Record<string, string | { readonly types?: string }>>;
  };
  const named = Object.values(exports).flatMap((path) => (typeof path === 'object' && path.types) || []);
  return named.map((path) => path.slice('./dist/types/'.length));
}

function reachable(all: Map<string, string>, entries: string[]): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (name: string) => {
    const text = all.get(name);
    if (text === undefined) throw new Error(`the declarations lack ${name}`);
    if (found.has(name)) return;
    // The keys of the texts are read off English, which is no part of the package.
    const alone = text.replace(
      /import type en from '[^']*\/en\.json';/,
      () => `declare const en: ${shapeOf(readLocale('en'))};`,
    );
    // node16 resolution wants the extension.
    const withExtensions = alone.replace(/(from ['"])(\.[^'"]+)(['"])/g, '$1$2.js$3');
    found.set(name, withExtensions);
    for (const [, path = ''] of alone.matchAll(/from ['"](\.[^'"]+)['"]/g)) {
      visit(join(name, '..', `${path}.d.ts`).replaceAll('\\', '/'));
    }
  };
  entries.forEach(visit);
  return new Map([...found].map(([name, text]) => [`types/${name}`, text]));
}

/** The type of a resource, without its texts. */
function shapeOf(resource: Resource | string): string {
  if (typeof resource === 'string') return 'string';
  return `{ ${Object.entries(resource)
    .map(([key, value]) => `'${key}': ${shapeOf(value)}`)
    .join('; ')} }`;
}
