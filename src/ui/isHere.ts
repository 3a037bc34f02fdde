/** Whether the address is that of this page. What follows it in the page's own address does not matter. */
export function isHere(address: string): boolean {
  const [there = ''] = new URL(address, location.href).href.split('#');
  return location.href.startsWith(there) && /^\/?([?&#]|$)/.test(location.href.slice(there.length));
}
