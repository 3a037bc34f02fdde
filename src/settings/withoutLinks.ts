/** A clause in brackets is a link in our views. Elsewhere, as in a document, it is a number in parentheses. */
export function withoutLinks(words: string): string {
  return words.replace(/ ?\[([\d.]+)\]/g, ' ($1)');
}
