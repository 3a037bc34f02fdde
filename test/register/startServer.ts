import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { ROOT } from '../fixtures/sourceFiles';

export interface RecordAnswer {
  readonly status: number;
  /** What was acknowledged. */
  readonly recorded: string | null;
  readonly setCookie: string | null;
}

export interface RecordServer {
  readonly process: ChildProcess;
  /** Sends a record as the browser does; rejects if the line breaks. */
  send(cookie: string): Promise<RecordAnswer>;
  kill(): Promise<void>;
}

/** @throws with what the server said, if it does not start */
export async function startServer(directory: string, dieAfter = ''): Promise<RecordServer> {
  const file = join(ROOT, 'test/register/recordServer.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', file, directory, dieAfter], { cwd: ROOT });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (text) => resolve(Number(text)));
    child.on('exit', () => reject(new Error(errors)));
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    process: child,
    send: (cookie) =>
      new Promise((resolve, reject) => {
        const headers = { cookie: `consent_kelisim=${cookie}`, 'sec-fetch-site': 'same-origin' };
        const sending = request({ port, host: '127.0.0.1', method: 'POST', headers, agent }, (response) => {
          const { 'kelisim-recorded': recorded, 'set-cookie': setCookies } = response.headers;
          response.resume().on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              recorded: typeof recorded === 'string' ? recorded : null,
              setCookie: setCookies?.[0] ?? null,
            }),
          );
          response.on('error', reject);
        });
        sending.on('error', reject).end();
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
      agent.destroy();
    },
  };
}
