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

/** The rule of `tag/readOptions`; a test holds the two together. Lists and maps have no attribute. */
export function attributeOf(path: string, type: string): string | undefined {
  if (/[[{]|Table$/.test(type) || !/^(\w+|(policy|operator)\.\w+)$/.test(path)) return undefined;
  const name = path === 'operator.name' ? 'operator' : path;
  return `data-${name.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export function optionsPage(): string {
  return `<!-- Written by \`npm run docs\` from src/core/types.ts: change it there. -->

# Options

By npm the argument of \`createConsent\`; by script tag attributes of the tag, or inert JSON before it, over which the attributes go:

\`\`\`html
<script type="application/json" id="kelisim-options">
{ "operator": { "name": { "kk": "№ 1 мектеп", "ru": "Школа № 1" } }, "categories": { "statistics": {} } }
</script>
<script async src="/kelisim/kelisim.js" data-policy-version="2026-01" data-policy-url="/privacy"></script>
\`\`\`

A wrong option is an error that names the field and what is expected there. By npm \`createConsent\` throws it (what a bundler builds for production waits with that
check); then, and by script tag, it is told as \`kelisim:error\` as soon as the notice would show. Nothing is opened or recorded by what is wrong.

\`Localized\` is one text for every language, or a map by language code; a missing language falls back to \`kk\`, \`ru\`, \`en\`, then to any that is there.

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
