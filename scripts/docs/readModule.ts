import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { ROOT } from '../../build/bundle';
import { type Doc, readDoc } from './readDoc';

/** A property or a method of an interface, a class or an object type. */
export interface Member {
  readonly name: string;
  /** Of a property; of a method everything behind its name. */
  readonly type: string;
  readonly method: boolean;
  readonly optional: boolean;
  readonly doc: Doc;
  /** Of an object type that is written out. */
  readonly members: readonly Member[];
}

export interface Declaration {
  readonly name: string;
  readonly kind: 'function' | 'class' | 'interface' | 'type' | 'const';
  /** As it is written, without its body. */
  readonly code: string;
  readonly doc: Doc;
  readonly members: readonly Member[];
}

/** What a module gives away: its own declarations, and names of other modules. */
export interface Module {
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** Each exported name, and where it comes from. */
  readonly exports: ReadonlyMap<string, { readonly file: string; readonly name: string }>;
}

// biome-ignore lint/suspicious/noExplicitAny: a syntax tree, of which a few shapes are read
type Node = any;

const modules = new Map<string, Module>();

/** @param file a path from the root, without its ending */
export function readModule(file: string): Module {
  const known = modules.get(file);
  if (known) return known;
  const path = ['.ts', '.tsx', '/index.ts'].map((end) => join(ROOT, file + end)).find(exists);
  if (!path) throw new Error(`no module ${file}`);
  const source = readFileSync(path, 'utf8');
  const { program, comments } = parseSync(path, source);
  const declarations = new Map<string, Declaration>();
  const exports = new Map<string, { file: string; name: string }>();

  const docBefore = (start: number): Doc => {
    const comment = comments.find(({ end }) => end <= start && !source.slice(end, start).trim());
    return comment?.value.startsWith('*') ? readDoc(comment.value.slice(1)) : { text: '', tags: [] };
  };
  const textOf = ({ start, end }: Node) => source.slice(start, end);
  const typeOf = (annotation: Node) => (annotation ? textOf(annotation).replace(/^:\s*/, '') : '');

  const membersOf = (nodes: readonly Node[]): Member[] =>
    nodes.flatMap((node) => {
      if (!node.key || node.accessibility === 'private' || node.key.name === 'constructor') return [];
      const name = textOf(node.key);
      const method = /Method/.test(node.type);
      const annotation = node.typeAnnotation?.typeAnnotation;
      return [
        {
          name,
          method,
          type: method ? oneLine(source.slice(node.key.end, node.end)) : oneLine(typeOf(node.typeAnnotation)),
          optional: !!node.optional,
          doc: docBefore(node.start),
          members: objectMembers(annotation),
        },
      ];
    });
  const objectMembers = (type: Node): Member[] => (type?.type === 'TSTypeLiteral' ? membersOf(type.members) : []);

  for (const statement of program.body as Node[]) {
    if (statement.type === 'ExportNamedDeclaration' && statement.source) {
      const from = join(file, '..', statement.source.value).replaceAll('\\', '/');
      for (const { local, exported } of statement.specifiers)
        exports.set(exported.name, { file: from, name: local.name });
      continue;
    }
    const exported = statement.type === 'ExportNamedDeclaration';
    const node = exported ? statement.declaration : statement;
    if (!node) {
      for (const { local, exported } of statement.specifiers) exports.set(exported.name, { file, name: local.name });
      continue;
    }
    for (const declaration of declarationsOf(node)) {
      declarations.set(declaration.name, declaration);
      if (exported) exports.set(declaration.name, { file, name: declaration.name });
    }

    function declarationsOf(node: Node): Declaration[] {
      const doc = docBefore(statement.start);
      const of = (kind: Declaration['kind'], name: string, end: number, members: Member[] = []) => [
        { name, kind, doc, members, code: source.slice(node.start, end).trim().replace(/;$/, '') },
      ];
      switch (node.type) {
        case 'FunctionDeclaration':
        case 'TSDeclareFunction':
          return of('function', node.id.name, node.body?.start ?? node.end);
        case 'ClassDeclaration':
          return of('class', node.id.name, node.body.start, membersOf(node.body.body));
        case 'TSInterfaceDeclaration':
          return of('interface', node.id.name, node.body.start, membersOf(node.body.body));
        case 'TSTypeAliasDeclaration':
          return of('type', node.id.name, node.end, objectMembers(node.typeAnnotation));
        case 'VariableDeclaration':
          return node.declarations.flatMap(({ id, init }: Node) =>
            of('const', id.name, /Function/.test(init?.type) ? init.body.start : id.end),
          );
        default:
          return [];
      }
    }
  }
  const module = { declarations, exports };
  modules.set(file, module);
  return module;
}

/** The declaration behind an exported name, through re-exports. */
export function findExport(file: string, name: string): Declaration {
  const module = readModule(file);
  const from = module.exports.get(name);
  if (!from) throw new Error(`${file} does not export ${name}`);
  if (from.file !== file) return findExport(from.file, from.name);
  const found = module.declarations.get(from.name);
  if (!found) throw new Error(`${file} does not declare ${name}`);
  return found;
}

function oneLine(text: string): string {
  return text
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/\breadonly (?=[\w'[]+\??:|\[)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/;$/, '')
    .replace(/^ ?\| /, '')
    .replace(/\( | ,? \)|, \)/g, (bracket) => bracket.trim().replace(/^, ?/, ''))
    .trim();
}

function exists(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}
