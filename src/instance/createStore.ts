import type { ConsentRecord } from '../record/ConsentRecord';
import { currentSeconds } from '../record/days';
import { type Evaluation, evaluate } from '../record/evaluate';
import type { Model } from '../record/model';
import type { Snapshot } from './Consent';
import { callAll } from './events';

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
  /** Takes over a state; its listeners hear of it by `notify`. */
  set(next: Partial<Omit<Snapshot, 'status'>>): Changes;
  /** Calls the listeners if something has changed since they were called. */
  notify(): void;
  /** @returns stops it */
  subscribe(listener: () => void): () => void;
}

export function createStore(model: Model, language: string): Store {
  const names = [...model.needs.keys()];
  const subscribers = new Set<() => void>();
  let evaluation = evaluate(model, null, 0);
  let snapshot: Snapshot = Object.freeze({ status: evaluation.status, record: null, language, stored: false });
  let notified = snapshot;

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
      return { granted: changed.filter(evaluation.allows), revoked: changed.filter(allows) };
    },
    notify() {
      if (notified === snapshot) return;
      notified = snapshot;
      callAll(subscribers, (listener) => listener());
    },
    subscribe(listener) {
      const entry = () => listener();
      subscribers.add(entry);
      return () => subscribers.delete(entry);
    },
  };
}
