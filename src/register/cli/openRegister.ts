import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openFileRegister } from '../files/openFileRegister';
import type { Register } from '../Register';
import type { StoredEntry } from '../StoredEntry';
import type { Arguments, Io, Options } from './Command';
import { createProgress, type Progress } from './createProgress';

/** The options of every command that reads a register. */
export const REGISTER_OPTIONS: Options = {
  dir: { type: 'string' },
  store: { type: 'string' },
};

export const REGISTER_HELP = `  --dir FOLDER     the register's folder (default: register). With --store it holds
                   the seals only
  --store MODULE   a JavaScript module whose default export is the store of a
                   database, or a function that gives it
  --json           the result as JSON`;

export interface OpenRegister {
  readonly register: Register;
  /** The folder of the seals, and of the files where there is no database. */
  readonly directory: string;
  close(): Promise<void>;
}

type Closing = Register & { close?(): Promise<void> };

/** @throws where there is no such folder, and for a module that gives no store */
export async function openRegister(args: Arguments): Promise<OpenRegister> {
  const directory = resolve(args.text('dir') ?? 'register');
  const store = args.text('store');
  if (store) {
    const { default: given } = await import(pathToFileURL(resolve(store)).href);
    const register: Closing = typeof given === 'function' ? await given() : given;
    if (typeof register?.entries !== 'function')
      throw new Error(`${store}: expected a default export that createSqlStore made, or a function that gives it.`);
    return { register, directory, close: async () => register.close?.() };
  }
  const found = await stat(directory).catch(() => null);
  if (!found?.isDirectory())
    throw new Error(`There is no folder ${directory}. Name the register's folder by --dir, or a database by --store.`);
  return { register: openFileRegister(directory), directory, close: async () => {} };
}

/**
 * Opens the register, shows how far the command is, and closes the register however it ends.
 * @param doing what the command does with the entries, such as `Reading`
 */
export async function withRegister<Result>(
  args: Arguments,
  io: Io,
  doing: string,
  work: (register: OpenRegister, progress: Progress) => Promise<Result>,
): Promise<Result> {
  const opened = await openRegister(args);
  const progress = createProgress(io, doing);
  try {
    return await work(opened, progress);
  } finally {
    progress.end();
    await opened.close();
  }
}

/** The visitor's name that the portal gave with an entry; `undefined` without one, or where it was forgotten. */
export async function readNames(register: Register): Promise<(entry: StoredEntry) => string | undefined> {
  const subjects = await register.subjects();
  return ({ subject }) => (subject === null ? undefined : subjects.get(subject));
}
