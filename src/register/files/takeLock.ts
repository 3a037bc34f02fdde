import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Somebody else holds the lock. */
export class LockError extends Error {
  /** `locked`, to tell it from errors of the file system. */
  readonly code = 'locked';
}

/** That this process is the only one that writes. */
export interface Lock {
  /** @throws {LockError} when the lock is no longer ours: its file was removed or another process took it */
  check(): Promise<void>;
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly machine: string;
  readonly token: string;
  readonly since: string;
}

/** Times in milliseconds. */
export interface LockTimes {
  /** How often the holder touches its file. */
  readonly beat: number;
  /** How long an untouched file is watched before it counts as left behind. */
  readonly watch: number;
}

const TIMES: LockTimes = { beat: 1000, watch: 10_000 };

/**
 * Takes a lock file. One that was left behind by a crash is taken over: at once if its process has ended on this
 * machine, otherwise (another container, a number that another process has now) after nobody touched it for ten
 * seconds. No clock is compared, so a clock that was set back or forward changes nothing.
 * @throws {LockError} when another process holds it
 */
export async function takeLock(path: string, times = TIMES): Promise<Lock> {
  const holder: Holder = {
    ...{ pid: process.pid, machine: machineName(), token: randomUUID() },
    since: new Date().toISOString(),
  };
  if (!(await create(path, holder))) {
    await removeStale(path, holder.token, times.watch);
    if (!(await create(path, holder))) throw locked(path, await readHolder(path));
  }
  const timer = setInterval(() => {
    const now = new Date();
    // If it fails, `check` says why before the next entry is written.
    utimes(path, now, now).catch(() => {});
  }, times.beat);
  timer.unref();
  // By its content: the number of a removed file is soon that of another.
  const isOurs = async () => (await readHolder(path))?.token === holder.token;
  return {
    async check() {
      if (!(await isOurs())) throw locked(path, await readHolder(path));
    },
    async release() {
      clearInterval(timer);
      if (await isOurs()) await unlink(path);
    },
  };
}

async function create(path: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(path, `${JSON.stringify(holder)}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** @throws {LockError} when its holder is alive */
async function removeStale(path: string, token: string, watch: number): Promise<void> {
  const holder = await readHolder(path);
  const ended = holder?.machine === machineName() && !isRunning(holder.pid);
  if (!ended) await watchUntouched(path, watch, holder);
  // Renamed, not removed: of two processes that find it stale, one gets it. The other sees a lock that is not the stale
  // one.
  const aside = `${path}.${token}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const taken = await readHolder(aside);
  if (taken?.token === holder?.token) return unlink(aside);
  await rename(aside, path);
  throw locked(path, taken);
}

async function watchUntouched(path: string, watch: number, holder: Holder | null): Promise<void> {
  const touched = () =>
    stat(path).then(
      ({ mtimeMs, ino }) => `${ino} ${mtimeMs}`,
      () => '',
    );
  const first = await touched();
  const end = performance.now() + watch;
  while (performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(100, watch / 10)));
    const now = await touched();
    if (!now) return;
    if (now !== first) throw locked(path, holder);
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

function locked(path: string, holder: Holder | null): LockError {
  const who = holder
    ? `process ${holder.pid} on ${holder.machine.split(' ')[0]}, since ${holder.since}`
    : 'another process';
  return new LockError(
    `${path} is held by ${who}. A register has one writer: let one process write, give each its own folder, or use createSqlStore. ` +
      'See docs/PROOF.md#append-only-files',
  );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Where process numbers mean the same: on Linux the machine since its last start, and the container. */
function machineName(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}
