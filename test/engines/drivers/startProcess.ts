import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hasEnded } from '../../../scripts/spawnServer';

interface Running {
  /** What the pattern found. */
  readonly said: string;
  stop(): Promise<void>;
}

/** Starts a program and waits until it says that it is ready. It ends with this process at the latest. */
export async function startProcess(
  file: string,
  args: string[],
  ready: RegExp,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Running> {
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  let heard = '';
  const said = await new Promise<string>((resolve, reject) => {
    const listen = (data: Buffer) => {
      heard += data;
      const found = ready.exec(heard);
      if (found) resolve(found[1] ?? found[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}: ${heard.slice(-2000)}`)));
  });
  return {
    said,
    async stop() {
      process.off('exit', kill);
      if (hasEnded(child)) return;
      const ended = once(child, 'exit');
      child.kill();
      const patience = setTimeout(kill, 5000);
      await ended;
      clearTimeout(patience);
    },
  };
}
