/** The cookies that scripts can see; none where the browser forbids looking (a sandboxed frame throws). */
export function readCookies(): string {
  try {
    return document.cookie;
  } catch {
    return '';
  }
}
