import type { Fragment, h } from 'preact';

/**
 * What makes the tree of a component: Preact's own where Preact draws (tests, the second layer, the server), and that
 * of `paint.ts` in `kelisim.js`. Imported there, all of Preact would come along: 3.9 KB of the first paint's file.
 */
export interface TreeFactory {
  readonly h: typeof h;
  readonly Fragment: typeof Fragment;
}
