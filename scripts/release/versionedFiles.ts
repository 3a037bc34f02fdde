/** Files beside `package.json` that name the version, and how. */
export const VERSIONED: { readonly [file: string]: RegExp } = {
  'README.md': /(?<=npm\/kelisim@)[^/]+/g,
  'README.kk.md': /(?<=npm\/kelisim@)[^/]+/g,
  'README.ru.md': /(?<=npm\/kelisim@)[^/]+/g,
  'docs/START.md': /(?<=npm\/kelisim@)[^/]+/g,
  'integrations/wordpress/kelisim.php': /(?<=^ \* Version: ).+$/gm,
  'integrations/wordpress/readme.txt': /(?<=^Stable tag: ).+$/gm,
};

/** With the version in every place where the file names it. */
export function withVersion(file: string, text: string, version: string): string {
  const pattern = VERSIONED[file];
  if (!pattern || !text.match(pattern)) throw new Error(`${file}: expected a place that names the version`);
  return text.replace(pattern, version);
}
