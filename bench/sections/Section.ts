import type { Browser } from 'playwright-core';
import type { Contender } from '../contenders/Contender';
import type { Task } from '../measure/runRounds';
import type { Site } from '../serve/serve';

/** What Kelisim is to reach: at most this share of the best peer, or of the static page, or at most this figure. */
export type Goal = { readonly ratio: number } | { readonly ofStatic: number } | { readonly most: number };

export interface Metric {
  readonly key: string;
  readonly title: string;
  readonly unit: '' | 'ms' | 'KiB';
  readonly digits?: number;
  /** Told as the difference to the blank page's median of the same run. */
  readonly overBlank?: boolean;
  readonly goal?: Goal;
}

/** Metrics that stand in one table. */
export interface Group {
  readonly title: string;
  readonly metrics: readonly Metric[];
}

export interface Bench {
  readonly browser: Browser;
  readonly site: Site;
  readonly who: readonly Contender[];
  readonly rounds: number;
}

export interface Section {
  readonly name: string;
  readonly title: string;
  readonly groups: readonly Group[];
  tasks(bench: Bench): readonly Task[] | Promise<readonly Task[]>;
}
