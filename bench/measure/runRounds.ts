import type { Contender } from '../contenders/Contender';

/** Figures of one run, by metric. */
export type Figures = { readonly [metric: string]: number };
/** All samples: by contender, then by metric. */
export type Samples = { [contender: string]: { [metric: string]: number[] } };

/** One kind of run, which each contender does once a round. */
export interface Task {
  readonly name: string;
  readonly who: readonly Contender[];
  /** Fewer rounds than the others, for what takes long. */
  readonly rounds?: number;
  run(contender: Contender): Promise<Figures>;
}

export interface Failure {
  readonly contender: string;
  readonly task: string;
  readonly message: string;
  /** Failed again when tried once more: it has no figures of this round. */
  readonly lost: boolean;
}

export interface Rounds {
  readonly samples: Samples;
  readonly failures: readonly Failure[];
}

/**
 * Everyone takes turns, each round beginning with another one; the first round warms up and is thrown away.
 * @param keep called after each round with all that has been measured: who breaks off keeps it
 */
export async function runRounds(
  tasks: readonly Task[],
  rounds: number,
  alive: () => boolean,
  keep: (measured: Rounds) => void,
): Promise<Rounds> {
  const samples: Samples = {};
  const failures: Failure[] = [];
  const from = Date.now();
  for (let round = 0; round <= rounds; round++) {
    for (const task of tasks) {
      if (round > (task.rounds ?? rounds)) continue;
      const { who } = task;
      for (let turn = 0; turn < who.length; turn++) {
        const contender = who[(turn + round) % who.length] as Contender;
        const figures = await attempt(task, contender, round);
        if (!figures || !round) continue;
        samples[contender.name] ??= {};
        const mine = samples[contender.name] as Samples[string];
        for (const [metric, value] of Object.entries(figures)) mine[metric] = [...(mine[metric] ?? []), value];
      }
    }
    const seconds = Math.round((Date.now() - from) / 1000);
    console.log(`  ${round ? `round ${round} of ${rounds}` : 'warmed up'}, ${seconds} s`);
    if (round) keep({ samples, failures });
  }
  return { samples, failures };

  async function attempt(task: Task, contender: Contender, round: number): Promise<Figures | undefined> {
    for (const lost of [false, true]) {
      try {
        return await task.run(contender);
      } catch (error) {
        // Without a browser all others would fail as well, one by one.
        if (!alive()) throw error;
        const message = `${error}`.split('\n')[0] ?? '';
        if (round) failures.push({ contender: contender.name, task: task.name, message, lost });
        console.log(`  ${contender.name}, ${task.name}: ${message}`);
      }
    }
    return undefined;
  }
}
