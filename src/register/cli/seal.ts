import { sealRegister } from '../seals/sealRegister';
import { type Command, EXIT } from './Command';
import { entries } from './createProgress';
import { REGISTER_HELP, REGISTER_OPTIONS, withRegister } from './openRegister';

const SHOWN = 20;

export const seal: Command = {
  name: 'seal',
  summary: 'seals new entries, so that later changes can be found',
  usage: 'seal [--dir FOLDER] [--store MODULE] [--accept-late]',
  options: { ...REGISTER_OPTIONS, 'accept-late': { type: 'boolean' } },
  help: `
Computes a hash of each entry that is new since the last seal, chains it to the
seals before and prints the head: one line that stands for everything up to now.
Run it once a day, and keep the head where nobody who can change the register can
change it: a time stamp of a certification authority, or an e-mail to your lawyer.

The portal's server need not stop.

An entry that states a time before the last seal should have been in that seal. It
was inserted later, or the server's clock was set back. Such entries are named and
left out (exit code 1) until you have looked at them and run --accept-late.

${REGISTER_HELP}
  --accept-late    seals such entries, and records their number in the chain

Example: 0 3 * * *  cd /srv/portal && npx kelisim seal | mail -s seal law@example.kz`,
  async run(args, io) {
    return withRegister(args, io, 'Reading', async ({ register, directory }, progress) => {
      const acceptLate = args.flag('accept-late');
      const result = await sealRegister({ register, directory, now: io.now(), acceptLate, onProgress: progress });
      progress.end();
      const { sealed, late, head, links, damages } = result;
      const unreadable = damages.filter(({ kind }) => kind === 'unreadable');
      const open = late.length && !acceptLate;
      const code = open || unreadable.length ? EXIT.found : EXIT.fine;
      if (args.flag('json')) {
        await io.out(`${JSON.stringify({ sealed, late, head, links, unreadable }, null, 2)}\n`);
        return code;
      }
      await io.out(`${sealed ? `Sealed ${entries(sealed)}.` : 'Nothing new to seal.'}\n`);
      if (head) await io.out(`Head ${links}: ${head}\n`);
      for (const { file, offset } of unreadable) io.err(`${file}: the line at byte ${offset} is no entry.\n`);
      if (late.length) {
        io.err(
          `${entries(late.length)} ${late.length === 1 ? 'states' : 'state'} a time before the last seal: inserted later, or the clock was set back.\n`,
        );
        for (const key of late.slice(0, SHOWN)) io.err(`  ${key}\n`);
        if (late.length > SHOWN) io.err(`  and ${late.length - SHOWN} more (--json names all)\n`);
        if (open) io.err('Look at them (kelisim find), then run: kelisim seal --accept-late\n');
      }
      return code;
    });
  },
};
