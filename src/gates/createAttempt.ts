import { createReportOnce } from '../options/createReportOnce';
import type { Report } from '../options/Report';

/**
 * Does something to one element of many: where the page, its policy or an extension does not let us, it is reported
 * once, and the others are not kept closed by it.
 */
export function createAttempt(report: Report): <Value>(element: Element, act: () => Value) => Value | undefined {
  const reportOnce = createReportOnce(report);
  return (element, act) => {
    try {
      return act();
    } catch (error) {
      reportOnce('gate-blocked', `${element.localName}: ${error}`);
      return undefined;
    }
  };
}
