/**
 * Whether the value of an option is a text, by its path: all of `disclosure`, and keys such as `title`, wherever they
 * are.
 */
export function isTextOption(option: string): boolean {
  return /^disclosure\.|\.(title|purpose|provider|duration|changes)$/.test(option);
}
