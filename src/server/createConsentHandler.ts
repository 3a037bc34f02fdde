import { DOMAIN, LEAST, MOST } from '../check/patterns';
import { expect } from '../core/ConfigError';
import { cookieValues } from '../core/cookieValues';
import { createModel } from '../core/model';
import { applyPreset } from '../presets/applyPreset';
import { createRecordHalf } from './answerRecord';
import { checkRequest } from './checkRequest';
import { checkRoom } from './checkRoom';
import { decideByForm, FIELDS } from './decideByForm';
import type { RecordOptions } from './Entry';
import { Refusal } from './Refusal';
import { type ReadOptions, readConsent } from './readConsent';
import { readForm } from './readForm';
import { writeConsent } from './writeConsent';

/** The options of the browser, and what the server knows about its own address. */
export interface HandlerOptions extends ReadOptions {
  /** Whether the cookie travels by https only. Default: unless the visitor's own page came by http. */
  readonly secure?: boolean;
  /** The public origins of this site, such as `https://smartustaz.kz`. Default: that of the request's address. */
  readonly origins?: readonly string[];
}

/**
 * Makes the address that the browser's option `renewUrl` names, and that the notice without JavaScript posts to.
 *
 * An empty POST sets the visitor's own cookie again, for what is left of its life: 204. A form decides and leads back: 303.
 * What is not POST (405), not from this site (403), too long (413, 431), no form (415) or malformed (400) is refused.
 *
 * @example
 * export const POST = createConsentHandler({ preset: 'smartustaz', policy: { version: '2026-01' } });
 *
 * @param records how records are stored as a proof; without it nothing is stored (`docs/PROOF.md`)
 * @throws {ConfigError} for options that cannot be right; never for a request
 */
export function createConsentHandler(
  options: HandlerOptions,
  records?: RecordOptions,
): (request: Request) => Promise<Response> {
  readConsent('', options);
  const { term = 180, domain, origins } = options;
  expect(+term >= LEAST && +term <= MOST, 'term', `${LEAST} to ${MOST} days`);
  expect(DOMAIN.test(domain ?? ''), 'domain', 'a host');
  const model = createModel(applyPreset(options));
  const taken = model.optional.filter((name) => FIELDS.includes(name));
  expect(!taken.length, `categories.${taken}`, `a name that is no field of the form: ${FIELDS}`);
  if (records) checkRoom(model);
  const recording = records && createRecordHalf(records);

  return async (request) => {
    try {
      checkRequest(request, origins);
      const fields = await readForm(request);
      const { headers } = request;
      const cookies = headers.get('cookie') ?? '';
      const now = options.now ?? Math.floor(Date.now() / 1000);
      const reading = readConsent(cookies, { ...options, now });
      const secure = options.secure ?? !/^http:/.test(originOf(request));
      const site = siteOf(request, origins);
      if (recording && (!fields.size || fields.get('act') === 'record')) {
        const write = { domain, secure, now };
        const given = await recording.receive({ request, site, cookies, write, renews: !fields.size });
        return answer(given.status, given.headers, given.text);
      }
      if (!fields.size) {
        const { record } = reading;
        if (!record && cookieValues(cookies).length) throw new Refusal(400, 'Cookie: expected a consent record');
        return answer(204, record ? { 'Set-Cookie': writeConsent(record, { domain, secure, now }) } : {});
      }
      const signal = headers.get('sec-gpc') === '1';
      const next = decideByForm(fields, { model, reading, term: +term, signal, now });
      const setCookie = writeConsent(next, { domain, secure, now });
      return answer(303, {
        'Set-Cookie': (await recording?.decided(next, setCookie, { request, site, now })) ?? setCookie,
        Location: wayBack(fields.get('back') ?? '/', request.url),
      });
    } catch (error) {
      if (error instanceof Refusal) return answer(error.status, error.headers, error.message);
      // A body that breaks off is the visitor's line, or somebody's game: nothing was decided.
      return answer(400, {}, 'expected a whole request');
    }
  };
}

function answer(status: number, headers: Readonly<Record<string, string>>, text?: string): Response {
  const type: Readonly<Record<string, string>> = text ? { 'Content-Type': 'text/plain; charset=utf-8' } : {};
  return new Response(text ?? null, { status, headers: { 'Cache-Control': 'no-store', ...type, ...headers } });
}

/** As the visitor's browser knows it, where it says so. */
function originOf({ headers, url }: Request): string {
  const origin = headers.get('origin');
  return origin && origin !== 'null' ? origin : url;
}

/** The origin that the entries name: the visitor's, where it is one of this site. */
function siteOf(request: Request, origins?: readonly string[]): string {
  const given = originOf(request);
  const { origin } = new URL(URL.canParse(given) ? given : request.url);
  return !origins || origins.includes(origin) ? origin : (origins[0] ?? origin);
}

/** A path of this site, and nothing else. */
function wayBack(path: string, base: string): string {
  const { origin } = new URL(base);
  try {
    const url = new URL(path, origin);
    if (path.startsWith('/') && url.origin === origin)
      return `${url.pathname}${url.search}${url.hash}`.replace(/^\/+/, '/');
  } catch {
    // Not an address.
  }
  return '/';
}
