import { decode, FORMAT, isEntryKey } from '../consent';
import type { StoredEntry } from '../StoredEntry';
import { type Command, EXIT, UsageError } from './Command';
import { iso } from './createProgress';
import { REGISTER_HELP, REGISTER_OPTIONS, readNames, withRegister } from './openRegister';

export const find: Command = {
  name: 'find',
  summary: 'shows the entries of one visitor',
  usage: 'find <id> [--subject] [--dir FOLDER] [--store MODULE]',
  options: { ...REGISTER_OPTIONS, subject: { type: 'boolean' } },
  words: { count: 1, what: 'the id of a record, or with --subject the name of a visitor' },
  help: `
Shows what a visitor decided, when, and which text was shown. The id is in the
visitor's receipt and in the cookie; a key (id.time) finds one decision.
The exit code is 1 if there is no such entry.

${REGISTER_HELP}
  --subject        looks for the portal's own name of a visitor instead

Examples: kelisim find K3v9abcdefghij_-ABCDEF
          kelisim find --subject teacher-7`,
  async run(args, io) {
    const [wanted = ''] = args.words;
    const bySubject = args.flag('subject');
    if (!bySubject && !FORMAT.id.test(wanted) && !isEntryKey(wanted))
      throw new UsageError(`${wanted} is no id of a record: expected 22 letters, digits, - and _.`);
    return withRegister(args, io, 'Reading', async ({ register }, progress) => {
      const nameOf = await readNames(register);
      const matches = (entry: StoredEntry) =>
        bySubject ? nameOf(entry) === wanted : entry.key === wanted || entry.key.startsWith(`${wanted}.`);
      const found: StoredEntry[] = [];
      let read = 0;
      for await (const batch of register.entries()) {
        found.push(...batch.filter(matches));
        read += batch.length;
        progress(read);
      }
      progress.end();
      if (args.flag('json')) {
        const rows = found.map((entry) => ({ ...entry, record: recordOf(entry), subject: nameOf(entry) ?? null }));
        await io.out(`${JSON.stringify(rows, null, 2)}\n`);
      } else {
        for (const entry of found) await io.out(`${describe(entry, nameOf(entry))}\n`);
        if (!found.length) io.err(`There is no entry for ${wanted}.\n`);
      }
      return found.length ? EXIT.fine : EXIT.found;
    });
  },
};

const recordOf = ({ cookie }: StoredEntry) => decode(cookie, Number.MAX_SAFE_INTEGER / 2);

function describe(entry: StoredEntry, subject: string | undefined): string {
  const record = recordOf(entry);
  const list = (names: readonly string[] | undefined) => names?.join(', ') || 'nothing';
  const rows: readonly (readonly [string, string])[] = [
    [
      'Decided',
      record ? `${iso(record.at)}, by ${record.how}, valid until ${iso(record.until)}` : 'the cookie cannot be read',
    ],
    ['Allowed', list(record?.granted)],
    ['Refused', list(record?.denied)],
    ['Policy', record?.policy ? `accepted, version ${record.policy}` : 'not accepted'],
    ['Language', record?.language ?? '–'],
    ['Text', entry.text ?? (record?.text ? `${record.text}… (not in the archive)` : 'none was shown')],
    ['Received', `${iso(entry.received)} at ${entry.site}${entry.gpc ? ', with Global Privacy Control' : ''}`],
    ['Visitor', subject ?? (entry.subject ? 'forgotten' : 'without an account')],
    ['Cookie', entry.cookie],
  ];
  return `${entry.key}\n${rows.map(([name, value]) => `  ${name.padEnd(9)} ${value}`).join('\n')}\n`;
}
