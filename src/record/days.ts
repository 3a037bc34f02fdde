/** Seconds in a day. */
export const DAY = 86_400;

/** Days that the cookie outlives its term, so that an expired decision is still known as `outdated`. */
export const AFTERLIFE = 5;

/** The longest term of a decision, in days. */
export const LONGEST_TERM = 395;

/** The current time in unix seconds. */
export function currentSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
