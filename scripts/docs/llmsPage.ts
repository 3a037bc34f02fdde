import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../build/bundle';

/** The groups of `llms.txt`: a title, and the folder whose pages it lists. */
const GROUPS = [
  ['Guides and reference', 'docs'],
  ['One task a page', 'docs/recipes'],
  ['Software of portals', 'docs/ways'],
] as const;
/** Lists of pages, and what is only for editors of the texts. */
const LEFT_OUT = /(^|\/)(README)\.md$/;

/** A list of the documentation for coding agents (https://llmstxt.org): each page with its first sentence. */
export function llmsPage(): string {
  const { description } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { description: string };
  const groups = GROUPS.map(([title, folder]) => `## ${title}\n\n${pagesOf(folder).map(lineOf).join('\n')}`);
  return `# Kelisim

> ${description}

Begin with [README.md](README.md): the script tag, npm and the server in one page each. Rules that are easy to get wrong:

- \`operator.name\`, \`policy.version\` and \`policy.url\` are required. The preset \`smartustaz\` is for smartustaz.kz alone.
- Categories and features are the portal's own names. An unknown option is reported and ignored; a wrong one stops deciding.
- Gate a script with \`type="text/plain" data-kelisim-needs="<category>"\`, a frame or image with \`data-kelisim-src\`.
- Call \`createConsent\` in the browser only. On a server use \`readConsent\` of \`kelisim/server\`.
- Nothing is consent but a button of the notice, or a call of \`accept\`, \`save\` by the portal's own interface.

${groups.join('\n\n')}
`;
}

function pagesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
    .filter((file) => !LEFT_OUT.test(file))
    .sort();
}

function lineOf(file: string): string {
  const text = readFileSync(join(ROOT, file), 'utf8').replace(/^<!--.*?-->\s*/s, '');
  const [, title = file, first = ''] = /^# (.*)\n+([^\n]+(?:\n[^\n#|`-][^\n]*)*)/.exec(text) ?? [];
  const sentence = /^.*?[.:](?=\s+[\p{Lu}`<]|$)/su.exec(first.replace(/\n/g, ' '))?.[0] ?? first;
  const plain = sentence.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*/g, '');
  return `- [${title}](${file}): ${plain.replace(/:$/, '.')}`;
}
