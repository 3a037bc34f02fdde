import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/freePort';
import { hasEnded } from '../../scripts/spawnServer';

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
  let said = '';

  const spawnPostgres = () => {
    const args = ['-D', data, '-p', `${port}`, '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
    const server = spawn(join(bin, 'postgres'), args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    server.stderr.on('data', (text) => {
      said = `${said}${text}`.slice(-2000);
    });
    running = server;
    return server;
  };
  const start = async () => {
    let server = spawnPostgres();
    const latest = Date.now() + 60_000;
    while (Date.now() < latest) {
      if (answers(bin, port)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
      // It ends at once while a process of the one before still holds the shared memory.
      if (hasEnded(server)) server = spawnPostgres();
    }
    throw new Error(`PostgreSQL did not start. It said: ${said}`);
  };
  const kill = async () => {
    const server = running;
    running = null;
    if (!server?.pid || hasEnded(server)) return;
    const ended = new Promise((resolve) => server.on('exit', resolve));
    // Each of them has a session of its own, so that no process group holds them all.
    for (const pid of [server.pid, ...childrenOf(server.pid)]) killNow(pid);
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

/** As `psql` sees it: it takes connections and answers. */
function answers(bin: string, port: number): boolean {
  const args = ['-h', '127.0.0.1', '-p', `${port}`, '-U', 'kelisim', '-c', 'SELECT 1', 'postgres'];
  return spawnSync(join(bin, 'psql'), args, { stdio: 'ignore', timeout: 5000 }).status === 0;
}

const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It may have ended by itself in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
