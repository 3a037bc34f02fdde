/** The languages of the page and of the visitor, in the order of preference. */
export function wishedLanguages(): string[] {
  const { documentElement } = document;
  // Some in-app browsers have no list.
  const { language, languages = [language] } = navigator;
  return [documentElement?.lang, ...languages].filter((code) => typeof code === 'string' && code !== '');
}
