import { FORMAT, SHA256 } from '../consent';
import { findArchived } from '../texts/openArchive';
import { type Command, EXIT, UsageError } from './Command';

export const verifyText: Command = {
  name: 'verify-text',
  summary: 'shows the text that a record or an entry names',
  usage: 'verify-text <hash> [--texts FOLDER]',
  options: { texts: { type: 'string' } },
  words: { count: 1, what: 'a hash: the 16 digits of a record, or the 64 of an entry' },
  help: `
Looks for a text in the archive, checks that its file still gives the hash, and
prints it with the releases that showed it. The exit code is 1 if the archive does
not have it or its file was changed.

  --texts FOLDER   the archive (default: texts)
  --json           the result as JSON`,
  async run(args, io) {
    const [hash = ''] = args.words;
    if (!hash || !(FORMAT.text.test(hash) || SHA256.test(hash)))
      throw new UsageError(`${hash} is no hash: expected 16 or 64 digits of 0-9 and a-f.`);
    const directory = args.text('texts') ?? 'texts';
    const found = await findArchived(directory, hash);
    const code = found?.intact ? EXIT.fine : EXIT.found;
    if (args.flag('json')) {
      await io.out(`${JSON.stringify(found, null, 2)}\n`);
      return code;
    }
    if (!found) {
      io.err(`The archive ${directory} has no text ${hash}.\n`);
      return code;
    }
    if (!found.intact) io.err(`${found.sha256}.txt WAS CHANGED: it no longer gives this hash.\n`);
    await io.out(`${found.sha256}\n`);
    for (const { sha256: _hash, options: _options, date, release, ...where } of found.shown)
      await io.out(`Shown since ${date}, release ${release}: ${JSON.stringify(where)}\n`);
    await io.out(`\n${found.text}\n`);
    return code;
  },
};
