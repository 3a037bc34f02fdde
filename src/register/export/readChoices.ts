import { decode } from '../consent';
import type { StoredEntry } from '../StoredEntry';

/** What one entry decides: `policy` and each category, allowed or refused. */
export type Choices = ReadonlyMap<string, boolean>;

/** Empty for a cookie that cannot be read. */
export function readChoices({ cookie }: Pick<StoredEntry, 'cookie'>): Choices {
  const record = decode(cookie, Number.MAX_SAFE_INTEGER / 2);
  if (!record) return new Map();
  return new Map<string, boolean>([
    ['policy', record.policy !== null],
    ...record.granted.map((name) => [name, true] as const),
    ...record.denied.map((name) => [name, false] as const),
  ]);
}

/** Of several entries with the same key: what one of them refuses is refused. */
export function joinChoices(all: readonly Choices[]): Choices {
  const joined = new Map<string, boolean>();
  for (const choices of all)
    for (const [name, allowed] of choices) joined.set(name, allowed && (joined.get(name) ?? true));
  return joined;
}
