/** Whether an address is that of the page. What follows it in the page's own address does not matter. */
export function isHere(address: string, page: string): boolean {
  const [there = ''] = new URL(address, page).href.split('#');
  return page.startsWith(there) && /^\/?([?&#]|$)/.test(page.slice(there.length));
}
