import type { ConsentRecord } from './ConsentRecord';
import type { Evaluation } from './evaluate';
import type { Model } from './model';

/** What is allowed: these categories, and whether the policy is accepted. */
export interface Choice {
  readonly granted: readonly string[];
  readonly policy: boolean;
}

/** The position of each switch; what is left out is a refusal. */
export interface Switches {
  readonly [name: string]: boolean | undefined;
}

/** A decision, in the words of its button. `allow` opens just what one category or feature needs. */
export type Decision =
  | { readonly act: 'accept-all' | 'reject-all' | 'withdraw' }
  | { readonly act: 'allow'; readonly name: string }
  | { readonly act: 'save'; readonly switches: Switches };

/** What a decision starts from. */
export interface Situation {
  readonly model: Model;
  readonly record: ConsentRecord | null;
  readonly evaluation: Pick<Evaluation, 'status' | 'allows'>;
  /** Global Privacy Control, of the browser or of the request. It acts on `accept-all` only. */
  readonly gpc: boolean;
}

/** What a decision chooses. Everything that is left out is a refusal. */
export function choose(decision: Decision, { model, record, evaluation, gpc }: Situation): Choice {
  const { optional, needs } = model;
  switch (decision.act) {
    case 'accept-all':
      // Under the signal advertising needs a choice of its own.
      return { granted: optional.filter((name) => !gpc || name !== 'advertising'), policy: true };
    case 'allow': {
      // Just what this name needs; the rest of what is valid today is unchanged.
      const more = needs.get(decision.name) ?? [];
      const accepted = evaluation.status !== 'outdated' && !!record?.policy;
      return {
        granted: optional.filter((name) => evaluation.allows(name) || more.includes(name)),
        policy: accepted || more.includes('policy'),
      };
    }
    case 'save': {
      const isOn = (name: string) => decision.switches[name] === true;
      return { granted: optional.filter(isOn), policy: isOn('policy') };
    }
    default:
      return { granted: [], policy: false };
  }
}

/** The first switch that is no optional category, or `undefined`. */
export function unknownSwitch(switches: Switches, { optional }: Model): string | undefined {
  const known = ['policy', 'necessary', ...optional];
  return Object.keys(switches).find((name) => !known.includes(name));
}
