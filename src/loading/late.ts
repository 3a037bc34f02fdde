import type { Shared } from '../ui/shared';

/**
 * Stands for `preact` and `ui/shared` in the script tag's second layer, which gets both from the notice's file: not loaded
 * twice (1.4 KB), and no static import between lazy files (Firefox remembers a failed one, even under a new address of its
 * parent).
 */
export let h: Shared[0];
export let Fragment: Shared[1];
export let render: Shared[2];
export let automatic: Shared[3];
export let operatorName: Shared[4];
export let optionalTitles: Shared[5];
export let formatDate: Shared[6];
export let hashText: Shared[7];
export let shownText: Shared[8];
export let LanguageSwitch: Shared[9];
export let Line: Shared[10];
export let Rich: Shared[11];

export function bind(from: Shared): void {
  [
    h,
    Fragment,
    render,
    automatic,
    operatorName,
    optionalTitles,
    formatDate,
    hashText,
    shownText,
    LanguageSwitch,
    Line,
    Rich,
  ] = from;
}
