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

\`CustomEvent\`s on \`document\`, \`kelisim:\` before each name; the same names without it for \`on\`, which returns a function that stops it.

\`\`\`ts
import type { ConsentEvents } from 'kelisim';

document.addEventListener('kelisim:change', (event) => {
  const { status, granted, revoked } = (event as CustomEvent<ConsentEvents['change']>).detail;
  console.log(status, granted, revoked);
});
const stop = consent.on('grant', ({ name }) => name === 'statistics' && startCounter());
consent.on('error', ({ code, message }) => report(code, message));
\`\`\`

What a listener throws reaches neither the widget nor other listeners. A late listener of \`ready\` by \`on\` is called at once; whoever listens on
\`document\` has to be there before. Anybody in the page can send such an event: what must not happen without consent asks \`allows\`, and the server.

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
