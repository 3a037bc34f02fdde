import { assertOption } from './assertOption';

/**
 * Addresses that are remembered at most, about 100 bytes each. The one that was quiet for longest is forgotten first.
 */
const MAX_ADDRESSES = 50_000;

/**
 * Takes one request from an address; returns the seconds after which the next one will be accepted, 0 for "accepted".
 */
export type RateLimit = (address: string, now: number) => number;

/**
 * A token bucket for each address, in memory only.
 *
 * The defaults let a whole school pass: 100 teachers behind one address who all decide and open several pages within a
 * minute.
 * @param burst requests at once
 * @param perSecond requests that are added again each second
 * @throws {ConfigError} for a rate that lets nothing pass
 */
export function createRateLimit({ burst = 1000, perSecond = 10 } = {}, limit = MAX_ADDRESSES): RateLimit {
  assertOption(
    burst >= 1 && perSecond > 0,
    'rate',
    `is { burst: ${burst}, perSecond: ${perSecond} }. Expected at least 1, and above 0, such as { burst: 1000, perSecond: 10 }`,
    'docs/API.md#recordoptions',
  );
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (address, now) => {
    const key = groupOf(address);
    const bucket = buckets.get(key) ?? { tokens: burst, at: now };
    // A clock that was set back adds nothing, and takes nothing away.
    const passed = Math.max(0, now - bucket.at);
    const tokens = Math.min(burst, bucket.tokens + passed * perSecond);
    const accepted = tokens >= 1;
    // Deleted first, so that the order of the map is the order of use.
    buckets.delete(key);
    buckets.set(key, { tokens: accepted ? tokens - 1 : tokens, at: now });
    if (buckets.size > limit) buckets.delete(buckets.keys().next().value as string);
    return accepted ? 0 : Math.ceil((1 - tokens) / perSecond);
  };
}

/**
 * The first 64 bits of an IPv6 address, since one connection owns all the addresses behind them; an IPv4 address as it
 * is.
 */
function groupOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
