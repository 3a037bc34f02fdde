import { parseArgs } from 'node:util';

export interface Options {
  readonly rounds: number;
  /** Sections by name; empty: all. */
  readonly only: readonly string[];
  /** Contenders by name; empty: all. */
  readonly who: readonly string[];
  /** Whether `dist/` is taken as it is. */
  readonly built: boolean;
}

/** `--runs 15 --only first,accept --who kelisim,orejime --quick --built` */
export function readArguments(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string' },
      only: { type: 'string' },
      who: { type: 'string' },
      quick: { type: 'boolean' },
      built: { type: 'boolean' },
    },
  });
  const list = (text = '') => text.split(',').filter(Boolean);
  const rounds = Number(values.runs ?? (values.quick ? 3 : 15));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--runs: not a number of rounds: ${values.runs}`);
  return { rounds, only: list(values.only), who: list(values.who), built: values.built ?? false };
}
