import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

// biome-ignore lint/suspicious/noExplicitAny: nodes of the parser, whose types name every kind of node that there is
export type Node = any;

/** The types of a file, by name, and what it says about each of their members. */
export interface TypesOfFile {
  find(name: string): { readonly node: Node; readonly from: TypesOfFile } | undefined;
  /** The TSDoc before a node, in one line a paragraph. */
  docOf(node: Node): string | undefined;
}

const known = new Map<string, TypesOfFile>();

/** Reads the types of a TypeScript file; those that it imports are read when they are asked for. */
export function readTypes(file: string): TypesOfFile {
  const before = known.get(file);
  if (before) return before;
  const code = readFileSync(file, 'utf8');
  const { program, comments, errors } = parseSync(file, code);
  if (errors.length) throw new Error(`${file}: ${errors[0]?.message}`);
  const own = new Map<string, Node>();
  const imported = new Map<string, { readonly name: string; readonly path: string }>();
  for (const statement of program.body as Node[]) {
    const declared = statement.declaration ?? statement;
    if (/^TS(Interface|TypeAlias)Declaration$/.test(declared.type)) own.set(declared.id.name, declared);
    if (statement.type !== 'ImportDeclaration' || !statement.source.value.startsWith('.')) continue;
    for (const { local, imported: there } of statement.specifiers) {
      if (there) imported.set(local.name, { name: there.name, path: statement.source.value });
    }
  }
  const types: TypesOfFile = {
    find(name) {
      const node = own.get(name);
      if (node) return { node, from: types };
      const elsewhere = imported.get(name);
      return elsewhere && readTypes(`${join(file, '..', elsewhere.path)}.ts`).find(elsewhere.name);
    },
    docOf({ start }) {
      const before = comments.filter(({ value, end }) => value.startsWith('*') && end <= start);
      const comment = before.at(-1);
      if (!comment || !/^\s*(export\s*)?$/.test(code.slice(comment.end, start))) return;
      return comment.value
        .replace(/^\s*\* ?/gm, '')
        .trim()
        .split(/\n\s*\n/)
        .map((paragraph) => paragraph.replace(/\s+/g, ' '))
        .join('\n');
    },
  };
  known.set(file, types);
  return types;
}
