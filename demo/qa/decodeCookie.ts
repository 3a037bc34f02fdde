import Cookies from 'js-cookie';

const NAME = 'consent_kelisim';

/** Keys and values of the cookie, well-formed or not; `null`: there is none. */
export function decodeCookie(): [key: string, value: string][] | null {
  // js-cookie gives nothing for a value that cannot be decoded: the corrupt one is shown as it is.
  const value = Cookies.get(NAME);
  const raw = Cookies.withConverter({ read: (text) => text }).get(NAME);
  if (raw === undefined) return null;
  return [...new URLSearchParams(value ?? raw)].map(([key, text]) => [key, withDate(key, text)]);
}

export function clearCookie(): void {
  Cookies.remove(NAME);
}

function withDate(key: string, text: string): string {
  const isTime = (key === 'at' || key === 'until') && /^\d{1,12}$/.test(text);
  return isTime ? `${text} (${new Date(Number(text) * 1000).toISOString().slice(0, 16)}Z)` : text;
}
