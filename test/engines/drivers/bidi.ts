import { once } from 'node:events';
import WebSocket from 'ws';

type Params = { readonly [name: string]: unknown };

/** What the commands that are sent here answer, each a part of it. */
interface Answer {
  readonly capabilities: { readonly browserVersion: string };
  readonly userContext: string;
  readonly context: string;
  readonly type: 'success' | 'exception';
  readonly result: { readonly value: string };
  readonly exceptionDetails: { readonly text: string };
}

export interface Connection {
  /** @throws what the browser answers to a command that it refuses */
  send(method: string, params?: Params): Promise<Answer>;
  close(): void;
}

/** A session of WebDriver BiDi: https://www.w3.org/TR/webdriver-bidi/ */
export async function connect(url: string): Promise<Connection> {
  const socket = new WebSocket(`${url}/session`);
  await once(socket, 'open');
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  let last = 0;
  socket.on('message', (data) => {
    const { id, type, result, error, message } = JSON.parse(`${data}`);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (type === 'error') asked?.reject(new Error(`${error}: ${message}`));
    else asked?.resolve(result);
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser has closed the connection.'));
  });
  const send = (method: string, params: Params = {}) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return { send, close: () => socket.close() };
}
