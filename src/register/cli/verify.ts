import { SHA256 } from '../consent';
import { verifyRegister } from '../seals/verifyRegister';
import { type Command, EXIT, UsageError } from './Command';
import { entries } from './createProgress';
import { REGISTER_HELP, REGISTER_OPTIONS, withRegister } from './openRegister';

const SHOWN = 50;

export const verify: Command = {
  name: 'verify',
  summary: 'finds entries that were changed, removed or inserted',
  usage: 'verify [--head HASH] [--dir FOLDER] [--store MODULE]',
  options: { ...REGISTER_OPTIONS, head: { type: 'string' } },
  help: `
Compares every entry with its seal and the seals with each other. The exit code is 0
if nothing was changed and 1 if something was, with a line for each finding.

Somebody who can write all files can also make all seals anew. That shows only
against a head that was kept elsewhere: give it by --head.

${REGISTER_HELP}
  --head HASH      a head that "kelisim seal" printed earlier`,
  async run(args, io) {
    const head = args.text('head');
    if (head !== undefined && !SHA256.test(head))
      throw new UsageError('--head: expected the 64 digits that "kelisim seal" printed.');
    return withRegister(args, io, 'Verifying', async ({ register, directory }, progress) => {
      const result = await verifyRegister({ register, directory, onProgress: progress, ...(head ? { head } : {}) });
      progress.end();
      const code = result.ok ? EXIT.fine : EXIT.found;
      if (args.flag('json')) {
        await io.out(`${JSON.stringify(result, null, 2)}\n`);
        return code;
      }
      const { sealed, unsealed, pruned, links, findings, notes } = result;
      for (const note of notes) await io.out(`Note: ${note}\n`);
      for (const { message } of findings.slice(0, SHOWN)) await io.out(`CHANGED: ${message}\n`);
      if (findings.length > SHOWN) await io.out(`CHANGED: and ${findings.length - SHOWN} more (--json names all)\n`);
      await io.out(
        `${entries(result.entries)}: ${sealed} sealed, ${unsealed} not sealed yet, ${pruned} deleted by prune.\n`,
      );
      await io.out(
        result.ok
          ? `Nothing was changed. Head ${links}: ${result.head ?? 'no seal yet'}\n`
          : 'Something was changed.\n',
      );
      if (result.ok && !head && links)
        await io.out('This holds if the head is one that you kept elsewhere: compare it, or give it by --head.\n');
      return code;
    });
  },
};
