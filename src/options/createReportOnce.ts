import type { Report } from './Report';

/** Reports each message once: what is wrong in a page is often wrong in many of its elements. */
export function createReportOnce(report: Report): Report {
  const reported = new Set<string>();
  return (code, message) => {
    if (reported.has(message)) return;
    reported.add(message);
    report(code, message);
  };
}
