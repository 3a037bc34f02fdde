import type { IncomingMessage } from 'node:http';

const LIMIT = 10_000;

/** The fields of a posted form; `null` when it is too long to be one of ours. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > LIMIT) return null;
  }
  return new URLSearchParams(body);
}
