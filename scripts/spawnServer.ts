import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './freePort';

/** How long a server may take on a busy machine until it answers. */
const LONGEST_MS = 60_000;
/** One request; a server that accepts it and says nothing is asked again. */
const REQUEST_MS = 5000;
/** Another process may have taken the port meanwhile. */
const ATTEMPTS = 3;

export interface RunningServer {
  readonly port: number;
  readonly url: string;
  /** What it has printed. */
  readonly printed: string;
  stop(): void;
}

interface Started {
  readonly child: ChildProcess;
  readonly printed: string;
}

/**
 * Starts a server in a process of its own, on a free port of loopback, and waits until it answers.
 * @throws with what it has printed
 */
export async function spawnServer(
  program: string,
  argsFor: (port: number) => readonly string[],
  optionsFor: (port: number) => SpawnOptions = () => ({}),
): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const started = start(program, argsFor(port), optionsFor(port));
    const { child } = started;
    const url = `http://127.0.0.1:${port}`;
    if (await untilAnswers(url, child))
      return {
        ...{ port, url, stop: () => void child.kill() },
        get printed() {
          return started.printed;
        },
      };
    const isTaken = hasEnded(child);
    child.kill();
    if (!isTaken || attempt === ATTEMPTS)
      throw new Error(`${program} ${argsFor(port).join(' ')} does not answer. It has printed:\n${started.printed}`);
  }
}

function start(program: string, args: readonly string[], options: SpawnOptions): Started {
  const child = spawn(program, args, options);
  let printed = '';
  const add = (text: unknown) => {
    printed += text;
  };
  child.on('error', add);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', add);
  return {
    child,
    get printed() {
      return printed;
    },
  };
}

/** Waits for any answer; `false` where the process ends, or the time is over. */
async function untilAnswers(url: string, child: ChildProcess): Promise<boolean> {
  for (const end = Date.now() + LONGEST_MS; Date.now() < end && !hasEnded(child); await wait(100)) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(REQUEST_MS) }).catch(() => undefined);
    if (answer) return !hasEnded(child);
  }
  return false;
}

/** Whether a process has ended, by itself or by a signal. */
export const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;
