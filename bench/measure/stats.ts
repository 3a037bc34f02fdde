export interface Spread {
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly count: number;
}

/** Median and quartiles, by linear interpolation. */
export function spreadOf(samples: readonly number[]): Spread | undefined {
  const sorted = samples.filter(Number.isFinite).sort((one, other) => one - other);
  if (!sorted.length) return undefined;
  const at = (share: number) => {
    const place = (sorted.length - 1) * share;
    const low = sorted[Math.floor(place)] as number;
    const high = sorted[Math.ceil(place)] as number;
    return low + (high - low) * (place - Math.floor(place));
  };
  return { median: at(0.5), q1: at(0.25), q3: at(0.75), count: sorted.length };
}
