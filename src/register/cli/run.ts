import { parseArgs } from 'node:util';
import { type Arguments, type Command, EXIT, type Io, type Options, UsageError } from './Command';

/** Where the commands are documented. */
const PAGE = 'docs/PROOF.md#the-command-line';
/** No command line can hold this character. */
const ESCAPED = '\0';
const COMMON: Options = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
};

/**
 * Runs one command.
 * @param argv what follows `kelisim` on the command line
 * @returns the exit code
 */
export async function run(
  argv: readonly string[],
  commands: readonly Command[],
  version: string,
  io: Io,
): Promise<number> {
  const [name = '', ...rest] = argv;
  if (name === '--version') return say(io, `${version}\n`);
  if (!name || name === '--help' || name === '-h' || (name === 'help' && !rest[0])) return say(io, overview(commands));
  const wanted = name === 'help' ? rest[0] : name;
  const command = commands.find((other) => other.name === wanted);
  if (!command) {
    io.err(
      `kelisim: there is no command ${wanted}. The commands are: ${commands.map((other) => other.name).join(', ')}. See ${PAGE}\n`,
    );
    return EXIT.usage;
  }
  if (name === 'help') return say(io, helpOf(command));
  try {
    const args = readArguments(command, rest);
    if (args.flag('help')) return await say(io, helpOf(command));
    const { count, what } = command.words ?? { count: 0, what: '' };
    if (args.words.length !== count)
      throw new UsageError(count ? `${command.name} needs ${what}.` : `${command.name} takes no ${args.words[0]}.`);
    return await command.run(args, io);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    io.err(`kelisim ${command.name}: ${message}\n`);
    if (!(error instanceof UsageError)) {
      if (!message.includes('docs/')) io.err(`See ${PAGE}\n`);
      return EXIT.failed;
    }
    io.err(`Usage: kelisim ${command.usage}\nkelisim help ${command.name} explains it, with examples. See ${PAGE}\n`);
    return EXIT.usage;
  }
}

async function say(io: Io, text: string): Promise<number> {
  await io.out(text);
  return EXIT.fine;
}

/** @throws {UsageError} */
function readArguments(command: Command, rest: readonly string[]): Arguments {
  const options = { ...COMMON, ...command.options };
  try {
    // An id of a record can begin with a dash.
    const args = rest.map((word) => (/^-[\w-]{21}(\.\d+)?$/.test(word) && command.words ? ESCAPED + word : word));
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    const given: Readonly<Record<string, unknown>> = values;
    return {
      text: (name) => (typeof given[name] === 'string' ? (given[name] as string) : undefined),
      flag: (name) => given[name] === true,
      words: positionals.map((word) => (word.startsWith(ESCAPED) ? word.slice(1) : word)),
    };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new UsageError(`${message.replace(/\.$/, '')}.`);
  }
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return `kelisim: the proof of consent that a portal keeps itself

Usage: kelisim <command> [options]

${commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}

kelisim help <command> explains a command. --json gives its result as JSON.
Exit codes: 0 all is well, 1 something was found (or nothing was, where it was
looked for), 2 the command line is wrong, 3 the command could not work.
`;
}

const helpOf = ({ usage, help }: Command) => `Usage: kelisim ${usage}\n\n${help.trim()}\n`;
