/** What a visitor decided in another tool, in the names of your own categories. */
export interface Earlier<Category extends string = string> {
  /** Categories that were allowed. Open nothing by it: see `carryOver`. */
  readonly granted: readonly Category[];
  /** Categories that were refused. */
  readonly denied: readonly Category[];
}

/** Your category for each of theirs: `{ analytics: 'statistics' }`. What is not in it is ignored. */
export interface Mapping<Category extends string = string> {
  readonly [theirs: string]: Category;
}
