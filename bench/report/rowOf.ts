import type { Results } from './results';
import type { Row } from './rows';

/** A row of the results by the key of its metric. */
export function rowOf({ sections }: Results, section: string, key: string): Row | undefined {
  const groups = sections.find(({ name }) => name === section)?.groups ?? [];
  return groups.flatMap(({ rows }) => rows).find(({ metric }) => metric.key === key);
}
