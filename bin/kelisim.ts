import { readFileSync } from 'node:fs';
import type { Io } from '../src/register/cli/Command';
import { registerCommands } from '../src/register/cli/commands';
import { createHtmlCommand } from '../src/register/cli/html';
import { run } from '../src/register/cli/run';
import { createTableCommand } from '../src/register/cli/table';
import { createTextsCommand } from '../src/register/cli/texts';

const { stdout, stderr, argv } = process;

/** The command line tool of the package: `npx kelisim`. */
const io: Io = {
  out: (text) =>
    new Promise((resolve) => {
      if (stdout.write(text)) resolve();
      else stdout.once('drain', resolve);
    }),
  err: (text) => void stderr.write(text),
  watched: stderr.isTTY === true,
  columns: stdout.columns ?? 80,
  now: () => Math.floor(Date.now() / 1000),
};

// `kelisim export | head` closes our output: no error of ours.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const table = createTableCommand(async () => (await import('../src/server')).renderCookieTable);
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const html = createHtmlCommand(async () => (await import('../src/server')).renderFragment);
const texts = createTextsCommand(
  async () => (await import('../src/register/texts/enumerateTexts')).enumerateTexts,
  version,
);
process.exitCode = await run(argv.slice(2), [texts, ...registerCommands, table, html], version, io);
