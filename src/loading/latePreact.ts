import type * as preact from 'preact';

type Parts = Pick<typeof preact, 'h' | 'Fragment' | 'render'>;

/**
 * Stands for `preact` in the script tag's second layer, which gets it from the notice's file: not loaded twice, and no
 * static import between lazy files (Firefox remembers a failed one, even under a new address of its parent).
 */
export let h: Parts['h'];
export let Fragment: Parts['Fragment'];
export let render: Parts['render'];

export function bind(from: Parts): void {
  ({ h, Fragment, render } = from);
}
