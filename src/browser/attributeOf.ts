/**
 * An attribute of what is on the way of an event. Not by a property of the element: a form has its fields in the place of its
 * properties (`<input name="dataset">`).
 * @returns `null` also where it is no element
 */
export function attributeOf(node: EventTarget, name: string): string | null {
  // On the way of each event: an exception for each of them takes longer than all the rest.
  if (node === window || node === document || node instanceof DocumentFragment) return null;
  try {
    return document.documentElement.getAttribute.call(node, name);
  } catch {
    // Of another document, or a page has put its own class in the place of the browser's.
    return null;
  }
}
