import type { Model } from './model';
import type { ConsentRecord, Status } from './types';

export interface Evaluation {
  readonly status: Status;
  /** Whether the visitor has to decide: for the first time, or again. */
  readonly asks: boolean;
  /** Closed for an unknown name. */
  allows(name: string): boolean;
}

/** What a record means now: one answer for the browser and the server. */
export function evaluate({ version, optional, needs }: Model, record: ConsentRecord | null, now: number): Evaluation {
  const { granted = [], denied = [], policy, until = 0 } = record ?? {};
  const undecided = optional.some((name) => !granted.includes(name) && !denied.includes(name));
  // Without a version there is nothing that a record could answer.
  const outdated = !version || until <= now || undecided || (policy && policy !== version);
  const given = ['necessary', ...(outdated ? [] : [...granted, policy && 'policy'])];
  const all = [...optional, 'policy'];
  const has = (name: string) => given.includes(name);
  let status: Status = all.every(has) ? 'accepted' : all.some(has) ? 'custom' : 'rejected';
  if (outdated) status = record ? 'outdated' : 'undecided';
  return {
    status,
    asks: !!outdated,
    allows: (name) => !!needs.get(name)?.every(has),
  };
}
