/**
 * A day, or a moment, in the language. Chromium carries no Kazakh month names ("2026 M09 1"): there the date is in
 * figures.
 * @param at milliseconds
 */
export function formatDate(at: number, language: string, options: Intl.DateTimeFormatOptions): string {
  const figures: Intl.DateTimeFormatOptions = { day: '2-digit', month: '2-digit', year: 'numeric' };
  const words: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
  // Kazakhstan writes figures alike in both languages; in English it is day before month as well.
  return language === 'kk'
    ? new Intl.DateTimeFormat('ru', { ...figures, ...options }).format(at)
    : new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...words, ...options }).format(at);
}
