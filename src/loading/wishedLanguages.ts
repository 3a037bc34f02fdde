/**
 * The languages of the page and of the visitor, in the order of preference. The browser is asked only where the
 * language of the page does not serve: its answer takes a millisecond of the time until the first paint.
 */
export function* wishedLanguages(): Generator<string> {
  const { lang } = document.documentElement ?? {};
  if (lang) yield lang;
  // Some in-app browsers have no list, or nothing at all.
  for (const code of navigator.languages ?? [navigator.language]) if (code) yield code;
}
