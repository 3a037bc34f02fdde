import { createDigestSet } from '../createDigestSet';
import { digest } from '../hashes';
import type { Register } from '../Register';
import { type Choices, joinChoices, readChoices } from './readChoices';

/** The decisions of one day. */
export interface DayCount {
  /** `YYYY-MM-DD` in the time zone that was asked for. */
  readonly day: string;
  readonly decisions: number;
  /** By `policy` and category: how many decided about it, and how many of them allowed it. */
  readonly names: { readonly [name: string]: { readonly decided: number; readonly allowed: number } };
}

interface Sum {
  decisions: number;
  readonly names: Map<string, { decided: number; allowed: number }>;
}

/** Every time zone has had whole quarters of an hour since 1972. */
const QUARTER = 900;

/**
 * Counts the decisions by the day on which they were made, each key once.
 * @param zone an IANA time zone such as `Asia/Almaty`
 * @throws {RangeError} for a time zone that is none
 */
export async function countDecisions(
  register: Register,
  zone: string,
  onProgress?: (read: number) => void,
): Promise<readonly DayCount[]> {
  const dayOf = createDayOf(zone);
  const days = new Map<string, Sum>();
  const add = (key: string, choices: Choices, weight: 1 | -1) => {
    const day = dayOf(Number(key.split('.')[1]));
    const sum = days.get(day) ?? { decisions: 0, names: new Map() };
    days.set(day, sum);
    sum.decisions += weight;
    for (const [name, allowed] of choices) {
      const count = sum.names.get(name) ?? { decided: 0, allowed: 0 };
      sum.names.set(name, count);
      count.decided += weight;
      if (allowed) count.allowed += weight;
    }
  };

  const keys = createDigestSet();
  const repeated = new Map<string, Choices[]>();
  let read = 0;
  for await (const batch of register.entries()) {
    for (const entry of batch) {
      if (keys.add(digest(entry.key))) add(entry.key, readChoices(entry), 1);
      else repeated.set(entry.key, []);
    }
    read += batch.length;
    onProgress?.(read);
  }
  // Rare: two tabs that decided in the same second. Only then a second look.
  if (repeated.size) {
    for await (const batch of register.entries())
      for (const entry of batch) repeated.get(entry.key)?.push(readChoices(entry));
    for (const [key, all] of repeated) {
      add(key, all[0] ?? new Map(), -1);
      add(key, joinChoices(all), 1);
    }
  }
  return [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, { decisions, names }]) => ({ day, decisions, names: Object.fromEntries([...names].sort()) }));
}

function createDayOf(timeZone: string): (seconds: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const known = new Map<number, string>();
  return (seconds) => {
    const quarter = Math.floor(seconds / QUARTER);
    const day = known.get(quarter) ?? format.format(quarter * QUARTER * 1000);
    known.set(quarter, day);
    return day;
  };
}
