import type { IncomingMessage } from 'node:http';

/**
 * A request of Node as one of the web, for `createConsentHandler` and `renderNotice`. The body is passed as a stream,
 * so that the handler stops at its own limit. Nothing else may have read it before.
 *
 * @param origin as the visitor's browser sees it: `https://…` behind a proxy, too
 */
export function webRequest(message: IncomingMessage, origin: string): Request {
  const { method = 'GET', headers, url = '/' } = message;
  const empty = method === 'GET' || method === 'HEAD';
  const init = {
    method,
    headers: headers as HeadersInit,
    // Who stops reading must not destroy the socket: the answer still goes through it.
    body: empty ? undefined : (message.iterator({ destroyOnReturn: false }) as unknown as BodyInit),
    duplex: 'half',
  };
  return new Request(origin + url, init);
}
