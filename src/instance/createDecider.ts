import { hasPrivacySignal } from '../browser/hasPrivacySignal';
import type { Config } from '../options/createConfig';
import type { Report } from '../options/Report';
import type { ConsentRecord, How } from '../record/ConsentRecord';
import { choose, type Decision } from '../record/choose';
import { createRecord } from '../record/createRecord';
import { currentSeconds } from '../record/days';
import { evaluate } from '../record/evaluate';
import type { DecisionResult, Source } from './Consent';
import { NOT_STORED, type RecordCookie } from './createRecordCookie';
import type { Store } from './createStore';

/** What deciding needs. */
export interface DeciderContext {
  readonly config: Config;
  readonly store: Store;
  readonly recordCookie: RecordCookie;
  readonly report: Report;
  /** The short hash of the text on display. @param portalView the portal's own view, in place of ours */
  hashShown(portalView?: Element): string;
  /** A decision is about to be made: an older answer of the server must not undo it. */
  beforeDecision(): void;
  /** What is decided now, although the page may not have heard of it. */
  latest(): ConsentRecord | null;
  /** Makes it the record that counts: state, events, gates, views. */
  applyRecord(record: ConsentRecord, stored: boolean, source: Source): void;
}

/**
 * Decides, synchronously up to the end: choose, write, read back, then state, events and gates, and the notice goes.
 * Only then is it called stored. No promise and no part is between a click and the cookie.
 */
export function createDecider(
  context: DeciderContext,
): (decision: Decision, how: How, shown?: Element) => DecisionResult {
  const { config, store, recordCookie, report } = context;
  const { model, term } = config;
  /** A text that cannot be read does not stop a decision. */
  const hash = (shown?: Element) => {
    try {
      return context.hashShown(shown);
    } catch (error) {
      report('ui-failed', `the text shown could not be read, and the decision is recorded without it: ${error}`);
      return '';
    }
  };

  return (decision, how, shown) => {
    context.beforeDecision();
    const held = context.latest();
    const now = currentSeconds();
    const evaluation = evaluate(model, held, now);
    const record = createRecord({
      model,
      choice: choose(decision, { model, record: held, evaluation, gpc: hasPrivacySignal() }),
      held,
      how,
      language: store.snapshot.language,
      text: hash(shown),
      term,
      now,
    });
    const { stored, domainRejected } = recordCookie.write(record);
    if (!stored) report('storage-blocked', NOT_STORED);
    if (domainRejected)
      report('domain-rejected', `domain: the browser refuses "${config.domain}"; the cookie is for this host`);
    context.applyRecord(record, stored, how);
    return { stored };
  };
}
