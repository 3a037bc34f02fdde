/** The list with another item in that place; without it, when there is none to put there. */
export function replaceAt<Item>(list: readonly Item[], index: number, item?: Item): Item[] {
  return list.flatMap((old, at) => (at !== index ? [old] : item === undefined ? [] : [item]));
}
