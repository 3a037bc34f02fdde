import { LONGEST_TERM, SHORTEST_TERM } from '../record/days';
import { documentationOf } from './ConfigError';
import { isTextOption } from './isTextOption';
import { nearest } from './nearest';
import type { Problem } from './Problem';

/**
 * What is expected of an option, and an example that is right. Where the check names the possible values, the example
 * alone. `*` stands for a name.
 */
const EXPECTED: { readonly [option: string]: readonly [expected: string, example: string] } = {
  policy: ['an object', '{ "version": "2026-01", "url": "/privacy" }'],
  'policy.version': ['1 to 32 letters, digits, "_", "." or "-"', '"2026-01"'],
  'policy.url': ['the page of the privacy policy: an https address, or a path on this site', '"/privacy"'],
  'policy.effective': ['a day, YYYY-MM-DD', '"2026-01-15"'],
  operator: ['an object', '{ "name": { "kk": "«Мектеп» ЖШС" }, "bin": "000000000000" }'],
  'operator.name': [
    'the name of the person or body that runs the site',
    '{ "kk": "«Мектеп» ЖШС", "ru": "ТОО «Мектеп»" }',
  ],
  preset: ['"smartustaz", which is for smartustaz.kz alone, or no preset', '"smartustaz"'],
  language: ['a language that has texts', '"kk"'],
  theme: ['', '"auto"'],
  position: ['', '"start"'],
  layout: ['', '"card"'],
  button: ['true or false', 'true'],
  autoShow: ['true or false', 'true'],
  reload: ['true or false', 'false'],
  languageSwitch: ['true or false', 'true'],
  domain: ['a domain', '"example.kz"'],
  renewUrl: ['an address on this site', '"/consent"'],
  recordUrl: ['an address on this site', '"/consent"'],
  nonce: ['the nonce of the page', '"r4nd0m"'],
  portal: ['1 to 24 of a-z, 0-9 and "-"', '"school-12"'],
  term: [`a number of days from ${SHORTEST_TERM} to ${LONGEST_TERM}`, '180'],
  categories: ['names of categories whose longest record fits into a cookie of 300 bytes', '{ "statistics": {} }'],
  'categories.*': [
    'a name of a-z, 0-9 and "-", once, that begins with a letter and is not "policy", with an object of its options',
    '"statistics": {}',
  ],
  features: ['an object by name', '{ "account": { "needs": ["authorization"] } }'],
  'features.*': [
    'a name of a-z, 0-9 and "-" that no category has, with an object of what it needs',
    '"account": { "needs": ["authorization"] }',
  ],
  'features.*.needs': ['names of categories, or `"policy": true` beside it', '["statistics"]'],
  'features.*.policy': ['true or false', 'true'],
  'categories.*.cookies': ['a list of objects', '[{ "name": "_ga" }]'],
  base: ['the folder of the files of Kelisim', '"/kelisim/"'],
  messages: ['texts by language and key', '{ "kk": { "notice.saved": "…" } }'],
  'messages.*': ['texts by key, under a language code of two or three letters', '{ "kk": { "notice.saved": "…" } }'],
  'messages.*.*': ['a text with the placeholders of ours', '"{{count}}"'],
};

const TEXT = ['a text, or a text for each language', '{ "kk": "…", "ru": "…" }'] as const;

/** A sentence for the portal's developer: what was found, what is expected, an example, and where it is documented. */
export function explainProblem({ kind, option, found, known }: Problem): string {
  const documented = `See ${documentationOf({ kind, option })}`;
  if (option === 'kelisim-options') return explainJson(`${found}`, documented);
  if (kind === 'unknown') {
    const near = nearest(`${found}`, known ?? []);
    const hint = near ? `Did you mean "${near}"?` : `Possible here: ${(known ?? []).join(', ')}.`;
    return `${option}: there is no such option, and it is ignored. ${hint} ${documented}`;
  }
  const [expected, example] = expectedOf(option) ?? (known ? [] : expectedOf(option.replace(/\..*/, '.*'))) ?? [];
  const list = known?.length && !expected ? `one of ${known.join(', ')}` : expected;
  const names = known?.length && expected ? ` (${known.join(', ')})` : '';
  const said = kind === 'missing' ? 'is missing' : `is ${show(found)}`;
  const sample = example ? `, such as ${example}` : '';
  return `${option} ${said}. Expected ${list ?? 'another value'}${names}${sample}. ${documented}`;
}

/** With `*` for the name of a category or feature, and for the key of a text. A wrong name may have dots in it. */
function expectedOf(option: string): readonly string[] | undefined {
  if (/^messages\..+?\../.test(option)) return EXPECTED['messages.*.*'];
  if (isTextOption(option)) return TEXT;
  return EXPECTED[option] ?? EXPECTED[option.replace(/^(\w+)\.[^.]*/, '$1.*')];
}

/** @param message of the browser: some name line and column, some the position in the text */
function explainJson(message: string, documented: string): string {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  const place = line ? `at line ${line}, column ${column}` : message;
  return `kelisim-options is no JSON object: ${place}. Expected an object, such as { "policy": { "version": "2026-01" } }. ${documented}`;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
