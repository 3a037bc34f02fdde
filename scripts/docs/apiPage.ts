import { type Declaration, findExport, type Member, readModule } from './readModule';

interface Entry {
  readonly name: string;
  readonly file: string;
}

/** Described on pages of their own. */
const ELSEWHERE: { readonly [name: string]: string } = {
  ConsentEvents: 'EVENTS.md',
  Source: 'EVENTS.md#types',
  ErrorCode: 'EVENTS.md#types',
  ConsentOptions: 'OPTIONS.md',
  OperatorOptions: 'OPTIONS.md#operator',
  PolicyOptions: 'OPTIONS.md#policy',
  CategoryOptions: 'OPTIONS.md#categories',
  CookieOptions: 'OPTIONS.md#categories',
  FeatureOptions: 'OPTIONS.md#features',
  DisclosureOptions: 'OPTIONS.md#disclosure',
};

export function apiPage(entries: readonly Entry[]): string {
  return `<!-- Written by \`npm run docs\` from src/: change it there. -->

# API

Every export of every entry of the package, for those who write code. Options: [OPTIONS.md](OPTIONS.md). Events: [EVENTS.md](EVENTS.md).

\`\`\`ts
import { createConsent } from 'kelisim';

const consent = createConsent({
  operator: { name: 'School No. 1', bin: '000000000000' },
  policy: { version: '2026-01', url: '/privacy' },
  categories: { statistics: {} },
});
if (consent.allows('statistics')) startCounter();
\`\`\`

By script tag the same instance is \`window.Kelisim\`; before the script has loaded, \`Kelisim.queue.push(…)\` takes a function that is called with it.

${entries.map(entrySection).join('\n\n')}
`;
}

export function exportsOf({ file }: Entry): Declaration[] {
  const order = ['function', 'const', 'class', 'interface', 'type'];
  return [...readModule(file).exports.keys()]
    .map((name) => ({ ...findExport(file, name), name }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

const seen = new Map<Declaration['code'], string>();

function entrySection(entry: Entry, index: number): string {
  if (!index) seen.clear();
  return `## \`${entry.name}\`\n\n${exportsOf(entry)
    .map((declaration) => section(declaration, entry.name))
    .join('\n\n')}`;
}

function section(declaration: Declaration, entry: string): string {
  const { name, kind, code, doc, members } = declaration;
  const head = `### \`${name}\``;
  const place = ELSEWHERE[name];
  if (place) return `${head}\n\n${kind}: see [${place}](${place}).`;
  const first = seen.get(`${name} ${code}`);
  if (first) return `${head}\n\nAs in \`${first}\`.`;
  seen.set(`${name} ${code}`, entry);
  const throws = doc.tags.filter((tag) => tag.name === 'throws').map(({ text }) => `Throws ${plain(text)}.`);
  const parameters = doc.tags.filter((tag) => tag.name === 'param').map(({ text }) => `- ${parameter(text)}`);
  const examples = doc.tags.filter((tag) => tag.name === 'example').map(({ text }) => fence(text));
  // Of an interface and a class the members say it, and a constant without a type says nothing.
  const telling = kind === 'function' || kind === 'type' || / extends |: /.test(code);
  const signature = telling ? fence(code) : '';
  return [head, doc.text, signature, parameters.join('\n'), ...throws, ...examples, ...members.map(memberSection)]
    .filter(Boolean)
    .join('\n\n');
}

function memberSection({ name, method, type, optional, doc, members }: Member): string {
  const title = method ? `\`${name}${type.replace(/\): .*$/, ')')}\`` : `\`${name}${optional ? '?' : ''}\``;
  const returned = method ? /\): (?!.*\): )(.*)$/.exec(type)?.[1] : type;
  const fields = members.map(
    (field) => `- \`${field.name}\`: \`${field.type}\`${field.doc.text && `. ${field.doc.text}`}`,
  );
  const throws = doc.tags.filter((tag) => tag.name === 'throws').map(({ text }) => `Throws ${plain(text)}.`);
  return [`#### ${title}`, returned && !members.length ? `\`${returned}\`` : '', doc.text, fields.join('\n'), ...throws]
    .filter(Boolean)
    .join('\n\n');
}

const fence = (code: string) => `\`\`\`typescript\n${code}\n\`\`\``;
const plain = (text: string) => text.replace(/^\{(\w+)\} ?/, '`$1` ').replace(/\.$/, '');
const parameter = (text: string) => text.replace(/^(\S+) /, '`$1`: ');
