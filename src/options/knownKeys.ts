/**
 * The keys that options may have, by the place they are in. `*` stands for the name of a category or feature. Strings,
 * because the formatter would give each name of a list a line of its own.
 */
export const KNOWN_KEYS: { readonly [place: string]: readonly string[] } = {
  '': list(
    'preset operator policy categories features disclosure language messages term domain theme position layout button ' +
      'autoShow reload renewUrl recordUrl signals portal nonce base languageSwitch',
  ),
  operator: list('name bin'),
  policy: list('version url effective changes'),
  disclosure: list('automatic refusal regardless purposes thirdParties crossBorder publicSources data other'),
  signals: list('google gtm yandex uet clarity meta statistics advertising'),
  'categories.*': list('title purpose cookies'),
  'categories.*.cookies': list('name storage path domain provider purpose duration'),
  'features.*': list('needs policy title'),
};

function list(names: string): readonly string[] {
  return names.split(' ');
}
