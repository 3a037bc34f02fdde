import type { Report } from '../options/Report';

/**
 * Reports that the page has loaded gated content by itself: a lazy loader, or an address that was never held back.
 * Once, since it concerns all of the page.
 * @param hint what to write instead
 */
export function createLoadReport(report: Report, hint: string): (element: Element) => void {
  let isReported = false;
  return (element) => {
    if (!isReported) report('gate-blocked', `${element.localName}: the page has loaded it without consent; ${hint}`);
    isReported = true;
  };
}
