import type { ConsentOptions } from '../consent';
import { type Command, EXIT, UsageError } from './Command';
import { readOptions } from './texts';

interface Fragment {
  readonly language: string;
  readonly action: string;
  readonly stylesheet?: string;
  readonly script?: string;
}
type Render = (options: ConsentOptions & Fragment) => string;

/**
 * The command `html`.
 * @param load loads `renderFragment`, which brings the texts of all languages
 */
export const createHtmlCommand = (load: () => Promise<Render>): Command => ({
  name: 'html',
  summary: 'writes the notice as HTML for any server, in the first paint',
  usage: 'html --options FILE --lang kk|ru|en --action ADDRESS',
  options: {
    options: { type: 'string' },
    lang: { type: 'string' },
    action: { type: 'string' },
    stylesheet: { type: 'string' },
    script: { type: 'string' },
  },
  help: `
Writes the notice as a fragment that is the same for every visitor. Include it in
the body of each page, with any server or as a file: it is in the first paint,
shared caches may keep the page, and its buttons work without JavaScript. Write it
again after each change of the options and for each release of Kelisim.

  --options FILE        the options as JSON, as in the page
  --lang CODE           the language
  --action ADDRESS      where the form goes: the handler of your server
  --stylesheet ADDRESS  of kelisim.notice.css, where a CSP forbids inline styles
  --script ADDRESS      of kelisim.decided.js, where a CSP forbids inline scripts

Example: kelisim html --options k.json --lang kk --action /consent > notice.html`,
  async run(args, io) {
    const language = args.text('lang');
    if (!language) throw new UsageError('--lang: expected kk, ru or en.');
    const action = args.text('action');
    if (!action) throw new UsageError('--action: expected the address of the handler, such as /consent.');
    const options = await readOptions(args.text('options'));
    const stylesheet = args.text('stylesheet');
    const script = args.text('script');
    const render = await load();
    const fragment = { language, action, ...(stylesheet && { stylesheet }), ...(script && { script }) };
    await io.out(`${render({ ...options, ...fragment })}\n`);
    return EXIT.fine;
  },
});
