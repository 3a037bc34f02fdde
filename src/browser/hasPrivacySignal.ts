/** Whether the browser sends the signal Global Privacy Control. https://www.w3.org/TR/gpc/ */
export function hasPrivacySignal(): boolean {
  const { globalPrivacyControl } = navigator as { globalPrivacyControl?: boolean };
  return globalPrivacyControl === true;
}
