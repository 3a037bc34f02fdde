import { jsonLdContext, toJsonLd } from '../export/toJsonLd';
import { csvHead, csvLine } from '../export/writeCsv';
import { type Command, EXIT, UsageError } from './Command';
import { REGISTER_HELP, REGISTER_OPTIONS, readNames, withRegister } from './openRegister';

export const exportEntries: Command = {
  name: 'export',
  summary: 'writes all entries as CSV or JSON-LD',
  usage: 'export (--csv | --jsonld) [--operator NAME] [--dir FOLDER]',
  options: {
    ...REGISTER_OPTIONS,
    csv: { type: 'boolean' },
    jsonld: { type: 'boolean' },
    operator: { type: 'string' },
  },
  help: `
Writes all entries to standard output.

  --csv            for a spreadsheet; cells that it would take for a formula begin
                   with an apostrophe
  --jsonld         for a system that reads consent records of ISO/IEC TS 27560 in
                   the terms of the Data Privacy Vocabulary
${REGISTER_HELP}
  --operator NAME  who answers for the portal, in --jsonld

Example: kelisim export --csv > consents.csv`,
  async run(args, io) {
    const csv = args.flag('csv');
    if (csv === args.flag('jsonld')) throw new UsageError('export needs either --csv or --jsonld.');
    const operator = args.text('operator');
    return withRegister(args, io, 'Writing', async ({ register }, progress) => {
      const nameOf = await readNames(register);
      let written = 0;
      await io.out(csv ? csvHead() : `{"@context":${JSON.stringify(jsonLdContext)},"@graph":[\n`);
      for await (const batch of register.entries()) {
        const texts = batch.map((entry) => {
          const subject = nameOf(entry);
          if (csv) return csvLine(entry, subject);
          const given = {
            ...(subject === undefined ? {} : { subject }),
            ...(operator === undefined ? {} : { operator }),
          };
          return JSON.stringify(toJsonLd(entry, given));
        });
        await io.out(csv ? texts.join('') : `${written ? ',\n' : ''}${texts.join(',\n')}`);
        written += batch.length;
        progress(written);
      }
      if (!csv) await io.out('\n]}\n');
      return EXIT.fine;
    });
  },
};
