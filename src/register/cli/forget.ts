import { type Command, EXIT } from './Command';
import { entries } from './createProgress';
import { openRegister, REGISTER_HELP, REGISTER_OPTIONS } from './openRegister';

export const forget: Command = {
  name: 'forget',
  summary: "deletes the link between a visitor's name and the entries",
  usage: 'forget <subject> [--dir FOLDER] [--store MODULE]',
  options: REGISTER_OPTIONS,
  words: { count: 1, what: "the portal's own name of the visitor" },
  help: `
Deletes the name of a visitor, and the random salt that ties it to the entries. The
entries stay, since they prove what was decided, but nobody can tell any more whose
they are, and "kelisim verify" still finds them unchanged. The exit code is 1 if the
register does not know the name.

What is overwritten may remain in backups and in free blocks of the disk: delete it
there by your own rules.

${REGISTER_HELP}`,
  async run(args, io) {
    const { register, close } = await openRegister(args);
    try {
      const count = await register.forget(args.words[0] ?? '');
      if (args.flag('json')) await io.out(`${JSON.stringify({ entries: count })}\n`);
      else if (count) await io.out(`The name was deleted; it stood for ${entries(count)}, which stay.\n`);
      else io.err('The register does not know this name.\n');
      return count ? EXIT.fine : EXIT.found;
    } finally {
      await close();
    }
  },
};
