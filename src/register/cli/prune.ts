import { pruneRegister } from '../seals/pruneRegister';
import { type Command, EXIT, UsageError } from './Command';
import { entries, iso } from './createProgress';
import { REGISTER_HELP, REGISTER_OPTIONS, withRegister } from './openRegister';

export const prune: Command = {
  name: 'prune',
  summary: 'deletes entries whose time of keeping is over',
  usage: 'prune --before YYYY-MM-DD [--yes] [--dir FOLDER] [--store MODULE]',
  options: { ...REGISTER_OPTIONS, before: { type: 'string' }, yes: { type: 'boolean' } },
  help: `
Deletes the entries that were received before a day (UTC), with the names of their
visitors. The seals stay: "kelisim verify" reports how many entries were deleted on
purpose, and still finds any other that is missing.

Without --yes it only says what it would delete. The portal's server need not stop.

${REGISTER_HELP}
  --before DAY     the first day that is kept
  --yes            deletes`,
  async run(args, io) {
    const day = args.text('before') ?? '';
    const before = Date.parse(`${day}T00:00:00Z`) / 1000;
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(before))
      throw new UsageError('--before: expected a day such as 2025-12-31.');
    if (before > io.now()) throw new UsageError('--before: this day has not come yet.');
    return withRegister(args, io, 'Reading', async ({ register, directory }, progress) => {
      const dry = !args.flag('yes');
      const result = await pruneRegister({ register, directory, before, now: io.now(), dry, onProgress: progress });
      progress.end();
      const count = result.sealed + result.unsealed;
      if (args.flag('json')) await io.out(`${JSON.stringify({ ...result, before: iso(before), deleted: !dry })}\n`);
      else if (dry)
        await io.out(
          `Would delete ${entries(count)} from before ${day} (${result.sealed} of them sealed). Run it with --yes.\n`,
        );
      else await io.out(`Deleted ${entries(count)} from before ${day}. The seals stay.\n`);
      return EXIT.fine;
    });
  },
};
