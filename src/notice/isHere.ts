import { parseAddress } from '../options/parseAddress';

/** Whether an address is that of the page. A query or fragment of the page's own address does not matter. */
export function isHere(address: string | undefined, page: string): boolean {
  let there: string;
  try {
    [there = ''] = parseAddress(address ?? '', page).href.split('#') as [string];
  } catch {
    // A page without an address of its own (`about:srcdoc`), or an address that is none.
    return false;
  }
  return page.startsWith(there) && /^\/?([?&#]|$)/.test(page.slice(there.length));
}
