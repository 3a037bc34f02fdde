/** Whether the window has room for what is folded on phones. */
export function isWide(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(min-width: 48rem)').matches;
}
