import type { ConsentRecord } from '../record/ConsentRecord';
import { isSame, later } from '../record/findRecord';
import type { Source } from './Consent';
import type { Base } from './createBase';
import { NOT_STORED } from './createRecordCookie';
import { tellTabs } from './tellTabs';

/** Compares what the cookie says now with what the page knows. */
export interface CookieCheck {
  /** Applies what another tab, the server or the clock has changed. */
  check(): void;
  /** What is decided now: the page may not have heard of it yet. */
  latest(): ConsentRecord | null;
}

/** What a difference leads to. */
export interface CookieCheckContext extends Pick<Base, 'config' | 'store' | 'recordCookie' | 'report' | 'signal'> {
  applyRecord(record: ConsentRecord | null, stored: boolean, source: Source): void;
  /** The record is the same, but no longer in the cookie, or in it again. */
  setStored(stored: boolean): void;
  waitOrAsk(): void;
}

export function createCookieCheck(context: CookieCheckContext): CookieCheck {
  const { config, store, recordCookie, report, signal } = context;

  return {
    latest: () => newer(recordCookie.read()),
    check() {
      if (signal.aborted) return;
      const { record: held, stored, status } = store.snapshot;
      const found = recordCookie.read();
      const next = newer(found);
      const isOverwritten = !!next && !!found && !isSame(next, found);
      const isStored = !!next && (isOverwritten ? recordCookie.write(next).stored : isSame(next, found));
      // Tabs that decide in the same second may have missed each other's word.
      if (isOverwritten && isStored) tellTabs(config.cookieName);
      if (!isSame(next, held)) return context.applyRecord(next, isStored, 'tab');
      if (isStored !== stored) setStored(isStored);
      // Those who hear of it may have decided.
      if (!isSame(store.snapshot.record, held)) return;
      if (store.evaluateNow().status !== status) context.applyRecord(next, isStored, 'expiry');
      else context.waitOrAsk();
    },
  };

  /** What the browser never kept was not deleted by anybody. An older record never replaces a newer one. */
  function newer(found: ConsentRecord | null): ConsentRecord | null {
    const { record: held, stored } = store.snapshot;
    return found || !stored ? later(held, found) : null;
  }

  /**
   * Another record may have taken the place of the one that counts here, in a cookie that this page may no longer
   * write.
   */
  function setStored(stored: boolean) {
    context.setStored(stored);
    if (!stored) report('storage-blocked', NOT_STORED);
  }
}
