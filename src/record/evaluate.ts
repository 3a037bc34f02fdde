import type { ConsentRecord, Status } from './ConsentRecord';
import type { Model } from './model';

/** What a record means. */
export interface Evaluation {
  readonly status: Status;
  /** Whether the visitor has to decide: for the first time, or again. */
  readonly isDue: boolean;
  /** Whether a category or feature is open; `false` for an unknown name. */
  allows(name: string): boolean;
}

/**
 * What a record means now: one answer for the browser and the server.
 * @param now unix seconds
 */
export function evaluate(model: Model, record: ConsentRecord | null, now: number): Evaluation {
  const { version, optional, needs, closed } = model;
  const { granted = [], policy, until = 0 } = record ?? {};
  // Without a version there is nothing that a record could answer.
  const outdated =
    !version || until <= now || addedCategories(model, record).length > 0 || (!!policy && policy !== version);
  const given = ['necessary', ...(outdated ? [] : [...granted, policy && 'policy'])];
  const has = (name: string) => given.includes(name);
  const all = [...optional, 'policy'];
  let status: Status = all.every(has) ? 'accepted' : all.some(has) ? 'custom' : 'rejected';
  if (outdated) status = record ? 'outdated' : 'undecided';
  const open = new Set([...needs.keys()].filter((name) => !closed.includes(name) && needs.get(name)?.every(has)));
  return { status, isDue: outdated, allows: (name) => open.has(name) };
}

/** Categories that a record has not decided on. */
export function addedCategories({ optional }: Model, record: ConsentRecord | null): readonly string[] {
  const { granted = [], denied = [] } = record ?? {};
  return optional.filter((name) => !granted.includes(name) && !denied.includes(name));
}
