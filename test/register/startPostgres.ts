import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL of its own, on a free port of loopback, in a folder that goes with it. */
export interface Postgres {
  readonly port: number;
  /** `kill -9` for all its processes at once. */
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

/** @throws where no PostgreSQL is installed: who asks for these tests wants to know */
export async function startPostgres(): Promise<Postgres> {
  const version = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().at(-1) : undefined;
  if (!version) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const bin = join(DEBIAN, version, 'bin');
  const folder = mkdtempSync(join(tmpdir(), 'kelisim-postgres-'));
  const data = join(folder, 'data');
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const init = ['-D', data, '-U', 'kelisim', '--auth', 'trust', '--encoding', 'UTF8'];
  execFileSync(join(bin, 'initdb'), init, { ...user, cwd: folder, stdio: 'ignore' });
  const port = await freePort();
  let running: ReturnType<typeof spawn> | null = null;

  const start = async () => {
    const args = ['-D', data, '-p', `${port}`, '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
    // In a group of its own, so that its helpers can be ended with it.
    running = spawn(join(bin, 'postgres'), args, { ...user, cwd: folder, stdio: 'ignore', detached: true });
    for (let tries = 0; tries < 200; tries++) {
      try {
        execFileSync(
          join(bin, 'psql'),
          ['-h', '127.0.0.1', '-p', `${port}`, '-U', 'kelisim', '-c', 'SELECT 1', 'postgres'],
          {
            stdio: 'ignore',
          },
        );
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    throw new Error('PostgreSQL did not start');
  };
  const kill = async () => {
    const process_ = running;
    running = null;
    if (!process_?.pid) return;
    const ended = new Promise((resolve) => process_.on('exit', resolve));
    process.kill(-process_.pid, 'SIGKILL');
    await ended;
  };
  await start();
  return {
    port,
    kill,
    start,
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
