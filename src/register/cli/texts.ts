import { readFile } from 'node:fs/promises';
import type { ConsentOptions } from '../consent';
import type { EnumerateTexts } from '../texts/EnumeratedText';
import { writeArchive } from '../texts/writeArchive';
import { type Command, EXIT, UsageError } from './Command';

/**
 * The command `texts`.
 * @param load loads what gives every text that a page with the options can show; it brings the texts of all languages
 * @param release of Kelisim
 */
export const createTextsCommand = (load: () => Promise<EnumerateTexts>, release: string): Command => ({
  name: 'texts',
  summary: 'archives every text that your visitors can be shown',
  usage: 'texts --options FILE [--out FOLDER]',
  options: { options: { type: 'string' }, out: { type: 'string' } },
  help: `
Writes each text that a page with these options can show, in each language, into a
file that is named after its SHA-256, with an index of dates and releases. Nothing
that is there is written over. Run it for each release of your portal and commit the
folder: it proves which words belong to the hash in a record.

  --options FILE   the options as JSON, as in the page
  --out FOLDER     the archive (default: texts)
  --json           the result as JSON`,
  async run(args, io) {
    const options = await readOptions(args.text('options'));
    const directory = args.text('out') ?? 'texts';
    const date = new Date(io.now() * 1000).toISOString().slice(0, 10);
    const enumerateTexts = await load();
    const result = await writeArchive({ directory, texts: enumerateTexts(options), options, release, date });
    if (args.flag('json')) await io.out(`${JSON.stringify(result)}\n`);
    else await io.out(`${result.written} texts are new, ${result.known} were there. The archive is ${directory}.\n`);
    return EXIT.fine;
  },
});

/**
 * The options of a JSON file.
 * @throws {UsageError} where none is named; an error that names the file where it is no JSON object
 */
export async function readOptions(path: string | undefined): Promise<ConsentOptions> {
  if (!path) throw new UsageError('--options: expected the name of a JSON file with the options of the page.');
  const text = await readFile(path, 'utf8');
  let options: unknown;
  try {
    options = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${(error as Error).message}`);
  }
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new Error(`${path}: expected an object with the options of the page.`);
  return options as ConsentOptions;
}
