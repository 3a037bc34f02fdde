import { encode, plain } from '../record/codec';
import { cookieValues } from '../record/cookieName';
import { RECORDED } from '../record/format';
import { acknowledge, isAcknowledged, readValue, replaceValue } from './acknowledge';
import { createRateLimit } from './createRateLimit';
import { createRecorder } from './createRecorder';
import type { RecordOptions } from './Entry';
import { type FoundValue, findValue } from './findValue';
import { Refusal } from './Refusal';
import { type WriteOptions, writeConsent } from './writeConsent';

const RETRY = 30;

/** What the handler knows about a request that brings a record. */
export interface RecordRequest {
  readonly request: Request;
  /** The origin of the portal. */
  readonly site: string;
  /** The `Cookie` header. */
  readonly cookies: string;
  /** Of the cookie. */
  readonly cookieName: string;
  /** For `Set-Cookie`; `now` in unix seconds. */
  readonly write: WriteOptions & { readonly now: number };
  /**
   * Whether the answer sets the cookie again: an empty POST. `false`: `act=record`, where the page writes `r=1` itself.
   */
  readonly renews: boolean;
}

/** What the answer is made of. */
export interface RecordAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** The half of the handler that stores records. */
export interface RecordHalf {
  /**
   * Answers a request that brings the browser's own record.
   * @throws {Refusal} 400, 429
   */
  receive(from: RecordRequest): Promise<RecordAnswer>;
  /** The `Set-Cookie` of a decision made by form: with `r=1` if it could be stored. A failure leaves it as it is. */
  decided(
    found: FoundValue['record'],
    setCookie: string,
    from: Pick<RecordRequest, 'request' | 'site' | 'cookieName'> & { readonly now: number },
  ): Promise<string>;
}

/** @param clock of the rate limit, in seconds; it has to go forward only */
export function createRecordHalf(options: RecordOptions, clock = () => performance.now() / 1000): RecordHalf {
  const recorder = createRecorder(options);
  const limit = createRateLimit(options.rate);

  /** Seconds until the address of this request may send a record again; 0: now. */
  const wait = (request: Request) => {
    let address: string | null | undefined;
    try {
      address = options.addressOf?.(request);
    } catch (error) {
      // A mistake of the portal must not stop a decision.
      console.error('Kelisim: addressOf threw', error);
    }
    return address ? limit(address, clock()) : 0;
  };

  return {
    async receive({ request, site, cookies, cookieName, write, renews }) {
      const values = cookieValues(cookies, cookieName);
      const found = findValue(values, write.now, cookieName);
      // Two records that differ: the page decides which of them is right, and then sends it.
      if (found === 'contradiction') return { status: 204, headers: {} };
      if (!found) {
        if (values.length) throw new Refusal(400, 'Cookie: expected a consent record');
        return { status: 204, headers: {} };
      }
      const { value, record } = found;
      if (!isAcknowledged(value)) {
        const seconds = wait(request);
        if (seconds) throw new Refusal(429, 'too many records from one address', { 'Retry-After': `${seconds}` });
      }
      const stored = await recorder.record(found, { request, site, now: write.now });
      // What a server's API has quoted or encoded as a whole is written in our own form: `&r=1` behind it would spoil
      // it.
      const own = plain(value) === value ? value : encode(record);
      const next = stored ? acknowledge(own, cookieName) : own;
      const headers = {
        ...(stored ? { [RECORDED]: value } : {}),
        ...(renews ? { 'Set-Cookie': replaceValue(writeConsent(record, write), next) } : {}),
      };
      if (stored) return { status: 204, headers };
      // The cookie is renewed all the same.
      const refused = { ...headers, 'Retry-After': `${RETRY}` };
      return { status: 503, headers: refused, text: 'the record could not be stored. See docs/PROOF.md#faults' };
    },

    async decided(record, setCookie, { request, site, cookieName, now }) {
      // Over the limit the decision counts all the same; only its storing waits for the next request.
      if (wait(request)) return setCookie;
      const value = readValue(setCookie);
      const stored = await recorder.record({ value, record }, { request, site, now });
      return stored ? replaceValue(setCookie, acknowledge(value, cookieName)) : setCookie;
    },
  };
}
