import type { ConsentRecord } from '../record/ConsentRecord';
import { currentSeconds } from '../record/days';
import { type Evaluation, evaluate } from '../record/evaluate';
import type { Model } from '../record/model';
import type { Snapshot } from './Consent';
import { callHost } from './events';

/** Categories and features that a change has opened and closed. */
export interface Changes {
  readonly granted: readonly string[];
  readonly revoked: readonly string[];
}

/** What is decided on this page, and what it means. */
export interface Store {
  readonly snapshot: Snapshot;
  readonly evaluation: Evaluation;
  /** What the record means at this moment: its term may have run out. */
  evaluateNow(): Evaluation;
  set(next: Partial<Omit<Snapshot, 'status'>>): Changes;
  /** @returns stops it */
  subscribe(listener: () => void): () => void;
}

/** Subscribers that decide each time would go on without end. */
const MOST_TIMES = 100;

export function createStore(model: Model, language: string): Store {
  const names = [...model.needs.keys()];
  const subscribers = new Set<() => void>();
  let isTelling = false;
  let isChangedAgain = false;
  let evaluation = evaluate(model, null, 0);
  let snapshot: Snapshot = Object.freeze({ status: evaluation.status, record: null, language, stored: false });

  return {
    get snapshot() {
      return snapshot;
    },
    get evaluation() {
      return evaluation;
    },
    evaluateNow: () => evaluate(model, snapshot.record, currentSeconds()),
    set(next) {
      const { allows } = evaluation;
      const record: ConsentRecord | null = next.record === undefined ? snapshot.record : next.record;
      evaluation = evaluate(model, record, currentSeconds());
      const before = snapshot;
      const after = { ...snapshot, ...next, status: evaluation.status };
      const isChanged = (Object.keys(after) as (keyof Snapshot)[]).some((key) => after[key] !== before[key]);
      // The same object until something has changed: frameworks draw anew for each other one.
      if (!isChanged) return { granted: [], revoked: [] };
      snapshot = Object.freeze(after);
      const changed = names.filter((name) => allows(name) !== evaluation.allows(name));
      const changes = { granted: changed.filter(evaluation.allows), revoked: changed.filter(allows) };
      tell();
      return changes;
    },
    subscribe(listener) {
      const own = () => listener();
      subscribers.add(own);
      return () => subscribers.delete(own);
    },
  };

  /** A subscriber may decide in its turn: all of them look again then. */
  function tell() {
    isChangedAgain = true;
    if (isTelling) return;
    isTelling = true;
    for (let times = 0; isChangedAgain && times < MOST_TIMES; times++) {
      isChangedAgain = false;
      for (const listener of subscribers) callHost(listener);
    }
    isTelling = false;
  }
}
