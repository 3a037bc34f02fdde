import { fileURLToPath } from 'node:url';
import type { Role } from '../contenders/Contender';
import type { Failure, Samples } from '../measure/runRounds';
import type { Goal, Group } from '../sections/Section';
import type { Row } from './rows';

/** All of `results.json`. */
export interface Results {
  readonly date: string;
  readonly environment: {
    readonly chromium: string;
    readonly node: string;
    readonly cores: number;
    readonly processor: string;
    readonly system: string;
  };
  readonly rounds: number;
  readonly contenders: readonly { readonly name: string; readonly title: string; readonly role: Role }[];
  readonly sections: readonly SectionResult[];
}

export interface SectionResult {
  readonly name: string;
  readonly title: string;
  readonly seconds: number;
  readonly groups: readonly (Group & { readonly rows: readonly Row[] })[];
  readonly failures: readonly Failure[];
  readonly samples: Samples;
}

export type { Goal };

export const RESULTS = fileURLToPath(new URL('../results.json', import.meta.url));
