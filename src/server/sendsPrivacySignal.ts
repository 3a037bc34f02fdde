/** Whether the browser sends the signal Global Privacy Control. https://www.w3.org/TR/gpc/ */
export function sendsPrivacySignal({ headers }: Request): boolean {
  return headers.get('sec-gpc') === '1';
}
