import { findExport, type Member } from './readModule';

export interface Option {
  /** As it is written in the options: `categories.<name>.cookies[].name`. */
  readonly path: string;
  /** Of the script tag, where one can hold it. */
  readonly attribute?: string;
  readonly member: Member;
}

const INDEX = 'src/index';

/** Every option, the nested ones after the one that holds them. */
export function allOptions(name = 'ConsentOptions', prefix = ''): Option[] {
  return findExport(INDEX, name).members.flatMap((member) => {
    const path = `${prefix}${member.name}`;
    // Of the vendors' signals, docs/SIGNALS.md tells more.
    const nested = path === 'signals' ? undefined : /\b(\w+Options)\b/.exec(member.type)?.[1];
    const inside = `${path}${/\[name: string\]/.test(member.type) ? '.<name>' : /\[\]$/.test(member.type) ? '[]' : ''}.`;
    const attribute = nested || path === 'signals' ? undefined : attributeOf(path, member.type);
    return [{ path, attribute, member }, ...(nested ? allOptions(nested, inside) : [])];
  });
}

/** The rule of `loading/readOptions`; a test holds the two together. Lists and maps have no attribute. */
export function attributeOf(path: string, type: string): string | undefined {
  if (/[[{]|Table$/.test(type) || !/^(\w+|(policy|operator)\.\w+)$/.test(path)) return undefined;
  const name = path === 'operator.name' ? 'operator' : path;
  return `data-${name.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export function optionsPage(): string {
  return `<!-- Written by \`npm run docs\` from src/options/ConsentOptions.ts: change it there. -->

# Options

Everything that a portal can configure. By npm it is the argument of \`createConsent\`; by script tag it is inert JSON before the tag, and attributes of the tag, which go over the JSON:

\`\`\`html
<script type="application/json" id="kelisim-options">
{
  "operator": { "name": { "kk": "«Мектеп» ЖШС", "ru": "ТОО «Мектеп»", "en": "Mektep LLP" }, "bin": "000000000000" },
  "categories": { "statistics": { "cookies": [{ "name": "_stat", "duration": 30 }] } }
}
</script>
<script async src="/kelisim/kelisim.js" data-policy-version="2026-01" data-policy-url="/privacy"></script>
\`\`\`

## What is wrong is reported

An error says what was found, what is expected, an example, and where it is documented:

\`\`\`text
policy.url is "javascript:x". Expected the page of the privacy policy: an https address, or a path on this site, such as "/privacy". See docs/OPTIONS.md#policy
themee: there is no such option, and it is ignored. Did you mean "theme"? See docs/OPTIONS.md
\`\`\`

- A required option that is missing, or an option that is not what is expected, stops deciding: the notice is not shown, nothing opens, and nothing is recorded. The page continues to work.
- These are only left out, and deciding continues: a wrong \`policy.effective\`, \`renewUrl\`, \`recordUrl\` or \`base\`, and a value that is not a text in \`title\`, \`purpose\`, \`provider\`, \`duration\`, \`policy.changes\` or \`disclosure\`.
- An unknown option, at any depth, is reported with the nearest name that exists, and ignored.
- By script tag an error is \`kelisim:error\` with the code \`config\`, and a line on the console. By npm the development build throws a \`ConfigError\` on any of them; the production build reports it.

\`Localized\` is one text for every language, or a map by language code. A missing language falls back to \`kk\`, \`ru\`, \`en\`, then to any that is there.

\`kelisim/options.schema.json\` is a JSON Schema: editors complete and check the JSON with it.

${allOptions().map(section).join('\n\n')}
`;
}

function section({ path, attribute, member }: Option): string {
  const facts = [
    `\`${member.type}\``,
    member.optional ? 'optional' : 'required',
    ...(attribute ? [`attribute \`${attribute}\``] : []),
  ];
  return `${path.includes('.') ? '###' : '##'} \`${path}\`\n\n${facts.join(' · ')}\n\n${member.doc.text}`.trim();
}
