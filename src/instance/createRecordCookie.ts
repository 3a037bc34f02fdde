import { readCookies, removeCookie, writeCookie } from '../browser/cookieJar';
import { domainsOf, pathsOf } from '../browser/cookieScope';
import type { Config } from '../options/createConfig';
import type { ConsentRecord } from '../record/ConsentRecord';
import { encode } from '../record/codec';
import { cookieValues } from '../record/cookieName';
import { AFTERLIFE, currentSeconds, DAY } from '../record/days';
import { findRecord } from '../record/findRecord';

/** What is reported where a record is not kept. */
export const NOT_STORED = 'the browser does not keep the cookie; the decision is valid for this page';

/** What became of a record that was written. */
export interface WriteResult {
  /** Whether a fresh read gives exactly this record. */
  readonly stored: boolean;
  /** Whether the browser refused the configured domain, and the cookie is for this host. */
  readonly domainRejected: boolean;
}

/** The cookie that has the record. */
export interface RecordCookie {
  /** The record in the cookie now; `null` where there is no valid one. */
  read(): ConsentRecord | null;
  /** Whether there is a cookie of our name that is no record. */
  hasUnreadable(): boolean;
  write(record: ConsentRecord): WriteResult;
}

/** @param cookies what was read before the instance was made; the first `read` uses it */
export function createRecordCookie({ cookieName, domain }: Config, cookies: string): RecordCookie {
  let seen: readonly string[] = cookieValues(cookies, cookieName);
  let isFresh = true;
  // What was in the jar before a decision that could not be kept is no answer to that decision; what came meanwhile is.
  const ignored = new Set<string>();
  const values = () => cookieValues(readCookies(), cookieName);

  return {
    read() {
      if (!isFresh) seen = values();
      isFresh = false;
      return findRecord(
        seen.filter((value) => !ignored.has(value)),
        currentSeconds(),
        cookieName,
      );
    },
    hasUnreadable: () => values().some((value) => value && !findRecord([value], currentSeconds(), cookieName)),
    write(record) {
      const value = encode(record);
      const end = record.until + AFTERLIFE * DAY;
      const maxAge = end - currentSeconds();
      ignored.clear();
      const attempt = (at: string) => {
        writeCookie(cookieName, value, maxAge, at);
        if (isOnly(value)) return true;
        expireOthers(at);
        // A jar may have dropped ours together with the others.
        if (!values().includes(value)) writeCookie(cookieName, value, maxAge, at);
        return isOnly(value);
      };
      if (domain) {
        // Two cookies of one name would contradict each other.
        removeCookie(cookieName);
        if (attempt(domain)) return { stored: true, domainRejected: false };
      }
      const stored = attempt('');
      if (!stored) for (const left of values()) if (seen.includes(left)) ignored.add(left);
      return { stored, domainRejected: stored && !!domain };
    },
  };

  function isOnly(value: string): boolean {
    const all = values();
    return all.length > 0 && all.every((other) => other === value);
  }

  /** Cookies of our name that another path or a parent domain has set. */
  function expireOthers(kept: string) {
    for (const at of domainsOf(location.hostname)) {
      for (const path of pathsOf(location.pathname)) {
        if (at !== kept || path !== '/') removeCookie(cookieName, at, path);
      }
    }
  }
}
