import { countDecisions } from '../export/countDecisions';
import { drawCounts } from '../export/drawCounts';
import { type Command, EXIT, UsageError } from './Command';
import { REGISTER_HELP, REGISTER_OPTIONS, withRegister } from './openRegister';

const DAYS = 14;

export const stats: Command = {
  name: 'stats',
  summary: 'shows how many decided, and what they allowed, by day and category',
  usage: 'stats [--days N] [--zone ZONE] [--dir FOLDER] [--store MODULE]',
  options: { ...REGISTER_OPTIONS, days: { type: 'string' }, zone: { type: 'string' } },
  help: `
Counts decisions by the day on which they were made. A visitor who decided twice
counts twice. In a database, one SQL statement gives the same (docs/PROOF.md).

${REGISTER_HELP}
  --days N         the last N days with decisions (default ${DAYS}; 0: all)
  --zone ZONE      the time zone of the days, such as Asia/Almaty (default: that of
                   this machine)`,
  async run(args, io) {
    const days = Number(args.text('days') ?? DAYS);
    if (!Number.isInteger(days) || days < 0) throw new UsageError('--days: expected a whole number.');
    const zone = args.text('zone') ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    try {
      Intl.DateTimeFormat('en', { timeZone: zone });
    } catch {
      throw new UsageError(`--zone: there is no time zone ${zone}. Expected one such as Asia/Almaty.`);
    }
    return withRegister(args, io, 'Counting', async ({ register }, progress) => {
      const all = await countDecisions(register, zone, progress);
      progress.end();
      const shown = days ? all.slice(-days) : all;
      if (args.flag('json')) await io.out(`${JSON.stringify({ zone, days: shown }, null, 2)}\n`);
      else await io.out(shown.length ? drawCounts(shown, zone, io.columns) : 'There are no entries yet.\n');
      return EXIT.fine;
    });
  },
};
