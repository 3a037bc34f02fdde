import { afterPaint } from '../browser/afterPaint';
import { readCookies } from '../browser/cookieJar';
import { documentationOf } from '../options/ConfigError';
import type { Config } from '../options/createConfig';
import { parseAddress } from '../options/parseAddress';
import type { Report } from '../options/Report';
import type { ConsentRecord } from '../record/ConsentRecord';
import { cookieValues } from '../record/cookieName';
import { currentSeconds, DAY } from '../record/days';
import { ACKNOWLEDGED, RECORDED } from '../record/format';

/** Safari keeps a cookie that a script wrote for this long. */
const WEEK = 7 * DAY;
/** From this age in each week on, the cookie may be near its end. */
const NEAR_END = 5 * DAY;
/** Where the browser tells how long a cookie lives: it is renewed when less than this is left. */
const LEAST_LEFT = 2 * DAY;

/** Seconds after the start of a page: what the page loads goes first. */
const LATER = 1;
/**
 * Seconds until a record that the server has not stored is sent again: a quarter of an hour at most after some
 * failures.
 */
const FIRST_WAIT = 30;
const LONGEST_WAIT = 900;

/**
 * Has the portal's server set the cookie again: cookies that a server sets live as long as they are meant to. Where it
 * stores records, sends the record until the server has acknowledged it.
 */
export interface Renewal {
  /** After a decision. */
  start(): void;
  /** The answer of the server would be older than what is decided now. */
  stop(): void;
  /** At the start of a page. */
  startIfDue(record: ConsentRecord): void;
}

interface CookieStore {
  get(name: string): Promise<{ readonly expires?: number | null } | null>;
}

/** @param ended when the instance has ended */
export function createRenewal(config: Config, report: Report, ended: AbortSignal, answered: () => void): Renewal {
  const { cookieName, recordUrl } = config;
  const url = recordUrl || config.renewUrl;
  let running: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  // What waits for the paint is overtaken by a later decision, and by the end of the instance.
  let turn = 0;
  const stop = () => {
    turn++;
    running?.abort();
    clearTimeout(timer);
  };
  const isGone = () => !cookieValues(readCookies(), cookieName).length;
  const renew = async () => {
    stop();
    // The lock between tabs and the cookie store answer later.
    if (ended.aborted) return;
    const address = addressOf(url, recordUrl ? 'recordUrl' : 'renewUrl', report);
    if (!address) return;
    running = new AbortController();
    const { signal } = running;
    const wasGone = isGone();
    const isStored = await post(address, signal);
    if (signal.aborted) return;
    if (isStored) failures = 0;
    else if (recordUrl) {
      wait(Math.min(FIRST_WAIT * 4 ** failures, LONGEST_WAIT) * (1 + Math.random() / 4));
      if (!failures++) report('record-failed', `${recordUrl} has not stored the decision; it is sent again`);
    }
    if (isGone() && !wasGone)
      report(
        'record-failed',
        `after the answer of ${url} this page has no cookie: was it deleted, or set as HttpOnly?`,
      );
    answered();
  };
  const wait = (seconds: number) => {
    timer = setTimeout(sendPending, seconds * 1000);
  };
  /** What another tab has not sent, and is not sending now. A decision does not wait for other tabs. */
  const sendPending = () => {
    stop();
    if (cookieValues(readCookies(), cookieName).every((value) => ACKNOWLEDGED.test(value))) return;
    const locks = navigator.locks as LockManager | undefined;
    const isAlone = { ifAvailable: true };
    // Refused, as in a sandboxed frame: then two tabs may send the same record, which is stored once.
    if (locks) locks.request(cookieName, isAlone, (lock) => (lock ? renew() : wait(FIRST_WAIT))).catch(renew);
    else renew();
  };
  if (recordUrl) addEventListener('online', sendPending, { signal: ended });

  return {
    stop,
    // A request is milliseconds of the main thread: the page shows first what was decided.
    start: () => {
      const mine = turn;
      if (url) afterPaint(() => mine === turn && renew());
    },
    async startIfDue(record) {
      const isNearEnd = (currentSeconds() - record.at) % WEEK > NEAR_END;
      if (recordUrl) wait(LATER);
      if (url && isNearEnd && !(await livesOn(cookieName))) renew();
    },
  };
}

/** @returns whether the server says that it has stored the record */
async function post(address: string, signal: AbortSignal): Promise<boolean> {
  try {
    // Never `keepalive`: an answer after the page could undo a later decision.
    const { headers } = await fetch(address, { method: 'POST', credentials: 'same-origin', signal });
    return headers.has(RECORDED);
  } catch {
    // Offline, aborted, or what the page has put in the place of `fetch` fails: the decision is stored all the same, as
    // long as this browser keeps it.
    return false;
  }
}

function addressOf(url: string, option: string, report: Report): string | undefined {
  try {
    const { href, origin } = parseAddress(url, document.baseURI);
    if (origin === location.origin) return href;
  } catch {
    // Reported below.
  }
  const page = documentationOf({ kind: 'invalid', option });
  report('config', `${option} is "${url}". Expected an address on ${location.origin}, such as "/consent". See ${page}`);
  return undefined;
}

async function livesOn(name: string): Promise<boolean> {
  const { cookieStore } = window as { cookieStore?: CookieStore };
  const cookie = await cookieStore?.get(name).catch(() => null);
  return (cookie?.expires ?? 0) - Date.now() > LEAST_LEFT * 1000;
}
