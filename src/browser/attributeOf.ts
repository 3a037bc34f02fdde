import { isFragment } from './nodes';

/**
 * An attribute of what is on the way of an event. Not by a property of the element: a form has its fields in the place
 * of its properties (`<input name="dataset">`).
 * @returns `null` also where it is no element
 */
export function attributeOf(node: EventTarget, name: string): string | null {
  // On the way of each event. Two exceptions take 11 µs, all ten nodes of a way without them 1.4 µs (Chromium 156).
  if (node === window || node === document || isFragment(node as Node)) return null;
  try {
    return document.documentElement.getAttribute.call(node, name);
  } catch {
    // The document or the window of another frame.
    return null;
  }
}
