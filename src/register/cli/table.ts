import type { ConsentOptions } from '../consent';
import { type Command, EXIT, UsageError } from './Command';
import { readOptions } from './texts';

type Render = (options: ConsentOptions & { readonly language: string; readonly level?: number }) => string;

/**
 * The command `table`.
 * @param load loads `renderCookieTable`, which brings the texts of all languages
 */
export const createTableCommand = (load: () => Promise<Render>): Command => ({
  name: 'table',
  summary: "writes the list of cookies for your policy's page, as HTML",
  usage: 'table --options FILE --lang kk|ru|en [--level N]',
  options: { options: { type: 'string' }, lang: { type: 'string' }, level: { type: 'string' } },
  help: `
Writes the cookies of each category with their purposes as HTML, from the options of
the page, so that the policy and the notice say the same.

  --options FILE   the options as JSON, as in the page
  --lang CODE      the language
  --level N        the level of the headings, 1 to 6 (default 3)

Example: kelisim table --options kelisim.json --lang kk > cookies.kk.html`,
  async run(args, io) {
    const language = args.text('lang');
    if (!language) throw new UsageError('--lang: expected kk, ru or en.');
    const level = Number(args.text('level') ?? 3);
    if (!(level >= 1 && level <= 6 && Number.isInteger(level))) throw new UsageError('--level: expected 1 to 6.');
    const options = await readOptions(args.text('options'));
    const render = await load();
    await io.out(`${render({ ...options, language, level })}\n`);
    return EXIT.fine;
  },
});
