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
