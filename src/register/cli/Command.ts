import type { parseArgs } from 'node:util';

/** What a command may do with the world: everything else it gets as arguments. */
export interface Io {
  /** Standard output. Resolves when more can be written. */
  out(text: string): Promise<void>;
  /** Standard error: messages and progress. */
  err(text: string): void;
  /** Whether a person watches standard error, so that progress may overwrite its line. */
  readonly watched: boolean;
  /** Characters of a line. */
  readonly columns: number;
  /** Unix seconds. */
  now(): number;
}

export type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** What the command line said: `--name value` and the words without dashes. */
export interface Arguments {
  text(name: string): string | undefined;
  flag(name: string): boolean;
  readonly words: readonly string[];
}

/** One command of `kelisim`. */
export interface Command {
  readonly name: string;
  /** In the list of all commands. */
  readonly summary: string;
  /** Behind `kelisim`, such as `find <id>`. */
  readonly usage: string;
  /** What it does, how, and examples. */
  readonly help: string;
  readonly options: Options;
  /** How many words it takes, and what they are. */
  readonly words?: { readonly count: number; readonly what: string };
  /** @returns the exit code */
  run(args: Arguments, io: Io): Promise<number>;
}

/** What `kelisim` ends with. */
export const EXIT = {
  /** All is well. */
  fine: 0,
  /** The command worked, and has found something: a change, or nothing where something was looked for. */
  found: 1,
  /** The command line was wrong. */
  usage: 2,
  /** It could not work: no such folder, a lock, a full disk. */
  failed: 3,
} as const;

/** The command line is not as the command expects it. */
export class UsageError extends Error {}
