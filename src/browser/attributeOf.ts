/**
 * An attribute of what is on the way of an event. Not by a property of the element: a form has its fields in the place of its
 * properties (`<input name="dataset">`).
 * @returns `null` also where it is no element
 */
export function attributeOf(node: EventTarget, name: string): string | null {
  try {
    return document.documentElement.getAttribute.call(node, name);
  } catch {
    // The window, the document, or a shadow root.
    return null;
  }
}
