import type { Report } from '../options/Report';

/**
 * Does something to one element of many: where the page, its policy or an extension does not let us, it is reported once, and the
 * others are not kept closed by it.
 */
export function createAttempt(report: Report): <Value>(element: Element, act: () => Value) => Value | undefined {
  const reported = new Set<string>();
  return (element, act) => {
    try {
      return act();
    } catch (error) {
      const message = `${element.localName}: ${error}`;
      if (!reported.has(message)) report('gate-blocked', message);
      reported.add(message);
      return undefined;
    }
  };
}
