import { ConfigError } from '../options/ConfigError';
import { explainProblem } from '../options/explainProblem';
import { DOMAIN } from '../options/patterns';
import { decode, encode } from '../record/codec';
import { currentSeconds, isTerm } from '../record/days';
import { createRecordHalf } from './answerRecord';
import { checkRequest } from './checkRequest';
import { checkRoom } from './checkRoom';
import { decideByForm, FIELDS } from './decideByForm';
import type { RecordOptions } from './Entry';
import { Refusal } from './Refusal';
import { type ReadOptions, readConsent, serverConfig } from './readConsent';
import { readForm } from './readForm';
import { renewConsent } from './renewConsent';
import { sendsPrivacySignal } from './sendsPrivacySignal';
import { wayBack } from './wayBack';
import { writeConsent } from './writeConsent';

/** What a refused request is answered with is read by developers: behind a proxy, or with a client of their own. */
const SEE = 'See docs/SERVER.md';

/** The options of the browser, and what the server knows about its own address. */
export interface HandlerOptions extends ReadOptions {
  /** Whether the cookie travels by https only. Default: unless the visitor's own page came by http. */
  readonly secure?: boolean;
  /** The public origins of this site, such as `https://smartustaz.kz`. Default: that of the request's address. */
  readonly origins?: readonly string[];
}

/**
 * Makes the handler of the address that the option `renewUrl` names, and to which the notice without JavaScript
 * posts.
 *
 * An empty POST sets the visitor's own cookie again, for what is left of its life: 204. A form decides and redirects
 * back: 303. A request is refused that is not POST (405), not from this site (403), too long (413, 431), not a form
 * (415) or malformed (400).
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
  const config = serverConfig(options);
  const { model, cookieName, term, domain } = config;
  assertRight(isTerm(term), 'term', options.term);
  assertRight(DOMAIN.test(domain), 'domain', domain);
  const taken = model.optional.find((name) => FIELDS.includes(name));
  assertRight(taken === undefined, `categories.${taken}`, `${taken}, a field of the form`);
  if (records) checkRoom(config);
  const recording = records && createRecordHalf(records);

  return async (request) => {
    try {
      checkRequest(request, options.origins);
      const fields = await readForm(request);
      const { headers } = request;
      const cookies = headers.get('cookie') ?? '';
      const now = options.now ?? currentSeconds();
      const reading = readConsent(cookies, { ...options, now });
      const secure = options.secure ?? !/^http:/.test(originOf(request));
      const write = { domain, secure, now, portal: options.portal };
      const site = siteOf(request, options.origins);
      if (recording && (!fields.size || fields.get('act') === 'record')) {
        const renews = !fields.size;
        const { status, headers, text } = await recording.receive({
          request,
          site,
          cookies,
          cookieName,
          write,
          renews,
        });
        return answer(status, headers, text);
      }
      if (!fields.size) {
        const renewed = renewConsent(cookies, reading.record, write);
        return answer(204, renewed ? { 'Set-Cookie': renewed } : {});
      }
      const gpc = sendsPrivacySignal(request);
      const next = decideByForm(fields, { model, reading, term, gpc, now });
      if (!decode(encode(next), now, cookieName))
        throw new Refusal(400, 'lang: expected a language that leaves room for the record');
      const setCookie = writeConsent(next, write);
      return answer(303, {
        'Set-Cookie': (await recording?.decided(next, setCookie, { request, site, cookieName, now })) ?? setCookie,
        Location: wayBack(fields.get('back') ?? '/', request.url),
      });
    } catch (error) {
      if (error instanceof Refusal) return answer(error.status, error.headers, `${error.message}. ${SEE}`);
      // A body that breaks off: nothing was decided.
      return answer(400, {}, `expected a whole request. ${SEE}`);
    }
  };
}

function assertRight(isRight: boolean, option: string, found: unknown): void {
  if (isRight) return;
  const problem = { kind: 'invalid', option, found, isFatal: true } as const;
  throw new ConfigError(problem, explainProblem(problem));
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
