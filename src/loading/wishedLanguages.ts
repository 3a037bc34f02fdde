/** The languages of the page and of the visitor, in the order of preference. */
export function wishedLanguages(): string[] {
  const { documentElement } = document;
  // Some in-app browsers have no list.
  const languages = navigator.languages ?? [navigator.language];
  return [documentElement?.lang, ...languages].filter((code) => typeof code === 'string' && code !== '');
}
