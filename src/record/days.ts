/** Seconds in a day. */
export const DAY = 86_400;

/** Days that the cookie outlives its term, so that an expired decision is still known as `outdated`. */
export const AFTERLIFE = 5;

/** The bounds of a decision's term, in days. */
export const SHORTEST_TERM = 1;
export const LONGEST_TERM = 395;

/** @param term days; `NaN` for what is no number */
export function isTerm(term: number): boolean {
  return term >= SHORTEST_TERM && term <= LONGEST_TERM;
}

/** The current time in unix seconds. */
export function currentSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
