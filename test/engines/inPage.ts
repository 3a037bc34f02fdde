// Functions that run in the page: each is sent as its source, and uses nothing from outside of it.

/** The middle of an element, once it stands still there and nothing covers it. */
export async function placeOf(selector: string): Promise<{ x: number; y: number } | null> {
  const [, inside] = /^kelisim-widget (.*)/.exec(selector) ?? [];
  const root = inside ? document.querySelector('kelisim-widget')?.shadowRoot : document;
  const element = root?.querySelector(inside ?? selector);
  if (!root || !element?.getClientRects().length) return null;
  element.scrollIntoView({ block: 'nearest' });
  const before = element.getBoundingClientRect();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { x, y, width, height } = element.getBoundingClientRect();
  if (x !== before.x || y !== before.y) return null;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const hit = root.elementFromPoint(middle.x, middle.y);
  return hit && element.contains(hit) ? middle : null;
}

export function textOf(selector: string): string | null {
  const [, inside] = /^kelisim-widget (.*)/.exec(selector) ?? [];
  const root = inside ? document.querySelector('kelisim-widget')?.shadowRoot : document;
  const element = root?.querySelector(inside ?? selector);
  return element?.getClientRects().length ? element.textContent : null;
}

export function isSeen(selector: string, wanted: boolean): boolean {
  const [, inside] = /^kelisim-widget (.*)/.exec(selector) ?? [];
  const root = inside ? document.querySelector('kelisim-widget')?.shadowRoot : document;
  const element = root?.querySelector(inside ?? selector);
  return !!element?.getClientRects().length === wanted;
}

/** What has the focus: our buttons by their action, others by their id. */
export function focused(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.getAttribute('data-action') ?? element?.getAttribute('name') ?? element?.id ?? '';
}
