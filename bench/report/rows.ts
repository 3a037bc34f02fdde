import type { Contender } from '../contenders/Contender';
import type { Samples } from '../measure/runRounds';
import { type Spread, spreadOf } from '../measure/stats';
import type { Metric } from '../sections/Section';

/** One metric of all contenders, and Kelisim against the best of those who count. */
export interface Row {
  readonly metric: Metric;
  /** Over the blank page where the metric says so. */
  readonly values: { readonly [contender: string]: Spread };
  readonly best?: string;
  readonly ratio?: number;
  readonly met?: boolean;
}

export function makeRow(metric: Metric, samples: Samples, who: readonly Contender[]): Row {
  const base = metric.overBlank ? (spreadOf(samples.blank?.[metric.key] ?? [])?.median ?? 0) : 0;
  const values: { [contender: string]: Spread } = {};
  for (const { name } of who) {
    const spread = spreadOf((samples[name]?.[metric.key] ?? []).map((value) => value - base));
    if (spread) values[name] = spread;
  }
  const own = who.find(({ role }) => role === 'own');
  const mine = own && values[own.name];
  const best = who
    .filter(({ name, role }) => role === 'peer' && values[name])
    .sort((one, other) => (values[one.name]?.median ?? 0) - (values[other.name]?.median ?? 0))[0]?.name;
  const theirs = best === undefined ? undefined : values[best]?.median;
  const ratio = mine && theirs !== undefined ? ratioOf(mine.median, theirs) : undefined;
  const limit = who.find(({ role }) => role === 'limit');
  return { metric, values, best, ratio, met: isMet(metric, mine?.median, ratio, limit && values[limit.name]?.median) };
}

/** Nothing against nothing is even; a share of nothing is none. */
function ratioOf(mine: number, theirs: number): number | undefined {
  if (theirs > 0) return mine / theirs;
  return mine <= theirs ? 1 : undefined;
}

function isMet(
  { goal }: Metric,
  mine: number | undefined,
  ratio: number | undefined,
  limit: number | undefined,
): boolean | undefined {
  if (!goal || mine === undefined) return undefined;
  if ('most' in goal) return mine <= goal.most;
  if ('ofStatic' in goal) return limit === undefined ? undefined : mine <= goal.ofStatic * limit;
  // As the table shows it, in hundredths.
  return ratio === undefined ? undefined : Math.round(ratio * 100) <= Math.round(goal.ratio * 100);
}
