import { findExport, type Member } from './readModule';

const INDEX = 'src/index';

export function allEvents(): readonly Member[] {
  return findExport(INDEX, 'ConsentEvents').members;
}

export function eventsPage(): string {
  const types = ['Status', 'Source', 'View', 'ErrorCode'].map((name) => {
    const { code, doc } = findExport(INDEX, name);
    return `### \`${name}\`\n\n${doc.text}\n\n\`${code.replace(/^type \w+ =\s*/, '').replace(/\s+/g, ' ')}\``;
  });
  return `<!-- Written by \`npm run docs\` from src/instance/Consent.ts: change it there. -->

# Events

For code that follows what the visitor decides. Each event is a \`CustomEvent\` on \`document\`, named \`kelisim:\` and its name. \`on\` takes the name alone and returns a function that ends it.

\`\`\`ts
import type { ConsentEvents } from 'kelisim';

document.addEventListener('kelisim:change', (event) => {
  const { status, granted, revoked } = (event as CustomEvent<ConsentEvents['change']>).detail;
  console.log(status, granted, revoked);
});
const stop = consent.on('grant', ({ name }) => name === 'statistics' && startCounter());
consent.on('error', ({ code, message }) => report(code, message));
\`\`\`

- An exception in a listener is reported on the console; it does not stop Kelisim or other listeners.
- \`on('ready', …)\` calls a late listener at once. A listener on \`document\` has to be added before the event.
- Any script can dispatch such an event. Ask \`allows\` before you do what needs consent, and ask the server.

${allEvents().map(section).join('\n\n')}

## Errors

The message names the page that documents what is wrong. Otherwise the code says where to look:

| code | what to do |
| --- | --- |
| \`config\` | Correct the option, name or attribute that the message names. |
| \`storage-blocked\` | Nothing: this browser keeps no cookies here. In a sandboxed frame, add \`allow-same-origin\`. |
| \`ui-failed\` | Open the address in the message. Put all files of one release into one folder; if a service rewrites scripts, exclude them ([OPTIMISERS.md](OPTIMISERS.md)). |
| \`hidden\` | Look for a style sheet or script of your page that hides or removes \`<kelisim-widget>\`. A visitor's filter list can be the cause as well. |
| \`domain-rejected\` | Set the option [\`domain\`](OPTIONS.md#domain) to the domain of the page or one above it, not to a public suffix such as \`edu.kz\`. |
| \`gate-blocked\` | Give the gated element an address of http or https ([CONTENT.md](CONTENT.md)), or find what else in the page loads it. |
| \`record-failed\` | Look into the log of your server ([PROOF.md](PROOF.md#faults)). The record is sent again. |

## Types

${types.join('\n\n')}
`;
}

function section({ name, doc, members }: Member): string {
  const fields = members.map(
    (field) => `- \`${field.name}\`: \`${field.type}\`${field.doc.text && `. ${field.doc.text}`}`,
  );
  return `## \`kelisim:${name}\`\n\n${doc.text}\n\n${fields.join('\n')}`;
}
