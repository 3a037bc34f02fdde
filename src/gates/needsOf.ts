/** The category or feature that a gated element needs; empty where it names none. */
export function needsOf(element: Element): string {
  return element.getAttribute('data-kelisim-needs') ?? '';
}
