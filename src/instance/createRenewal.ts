import { afterPaint } from '../browser/afterPaint';
import type { Config } from '../options/createConfig';
import type { Report } from '../options/Report';
import type { ConsentRecord } from '../record/ConsentRecord';
import { currentSeconds, DAY } from '../record/days';

/** Safari keeps a cookie that a script wrote for this long. */
const WEEK = 7 * DAY;
/** From this age in each week on, the cookie may be near its end. */
const NEAR_END = 5 * DAY;
/** Where the browser tells how long a cookie lives: it is renewed when less than this is left. */
const LEAST_LEFT = 2 * DAY;

/** Has the portal's server set the cookie again: cookies that a server sets live as long as they are meant to. */
export interface Renewal {
  /** After a decision. */
  start(): void;
  /** The answer of the server would be older than what is decided now. */
  stop(): void;
  /** At the start of a page. */
  startIfNearEnd(record: ConsentRecord): void;
}

interface CookieStore {
  get(name: string): Promise<{ readonly expires?: number | null } | null>;
}

export function createRenewal(config: Config, report: Report, answered: () => void): Renewal {
  let running: AbortController | undefined;
  // What waits for the paint is overtaken by a later decision, and by the end of the instance.
  let turn = 0;
  const stop = () => {
    turn++;
    running?.abort();
    running = undefined;
  };
  const renew = async () => {
    stop();
    const address = addressOf(config.renewUrl, report);
    if (!address) return;
    const mine = new AbortController();
    running = mine;
    try {
      // Never `keepalive`: an answer after the page could undo a later decision.
      await fetch(address, { method: 'POST', credentials: 'same-origin', signal: mine.signal });
      if (!mine.signal.aborted) answered();
    } catch {
      // Offline, or aborted: the decision is stored all the same, as long as this browser keeps it.
    }
  };

  return {
    stop,
    // A request is milliseconds of the main thread: the page shows first what was decided.
    start: () => {
      const mine = turn;
      if (config.renewUrl) afterPaint(() => mine === turn && renew());
    },
    async startIfNearEnd(record) {
      const isNearEnd = (currentSeconds() - record.at) % WEEK > NEAR_END;
      if (config.renewUrl && isNearEnd && !(await livesOn(config.cookieName))) renew();
    },
  };
}

function addressOf(renewUrl: string, report: Report): string | undefined {
  try {
    const { href, origin } = new URL(renewUrl, document.baseURI);
    if (origin === location.origin) return href;
  } catch {
    // Reported below.
  }
  report('config', `renewUrl is "${renewUrl}". Expected an address on ${location.origin}, such as "/consent"`);
  return undefined;
}

async function livesOn(name: string): Promise<boolean> {
  const { cookieStore } = window as { cookieStore?: CookieStore };
  const cookie = await cookieStore?.get(name).catch(() => null);
  return (cookie?.expires ?? 0) - Date.now() > LEAST_LEFT * 1000;
}
