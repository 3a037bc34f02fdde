import type { Report } from '../options/Report';

/**
 * Reports that the page has loaded gated content by itself: a lazy loader, or an address that was never held back. Once, since
 * it concerns all of the page.
 */
export function createLoadReport(report: Report): (element: Element) => void {
  let isReported = false;
  return (element) => {
    if (!isReported)
      report(
        'gate-blocked',
        `${element.localName}: the page has loaded it without consent; hold addresses in data-kelisim-src, -srcset or -href`,
      );
    isReported = true;
  };
}
