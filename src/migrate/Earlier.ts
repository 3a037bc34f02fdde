/** What a visitor has said to another tool, in the names of your own categories. */
export interface Earlier<Category extends string = string> {
  /** Categories that were allowed. Nothing is to be opened by this: see `carryOver`. */
  readonly granted: readonly Category[];
  /** Categories that were refused. */
  readonly denied: readonly Category[];
}

/** Your category for each of theirs: `{ analytics: 'statistics' }`. What is not in it is not looked at. */
export interface Mapping<Category extends string = string> {
  readonly [theirs: string]: Category;
}
