import { compileDigests, compileTexts } from '../../build/compileTexts';
import { LANGUAGES, LAYERS } from '../../build/readLocale';

/** The files that carry our texts for their 403 page. */
export const BACKENDS = ['integrations/php/kelisim.php', 'integrations/python/kelisim.py'] as const;

/** The keys of `locales/` that the 403 page says, without their plural endings. */
const KEYS = new RegExp(
  `^(${[
    'button\\.(accept|reject|settings|policy|language)',
    'category\\.\\w+',
    'feature\\.\\w+',
    'notice\\.(term|acceptMeans|signal)',
    'ask\\.(title|needs|category|policy)',
    'reason\\.(policy|categories|expired)',
    'settings\\.(alwaysOn|policyAccept|save|notSaid)',
    'table\\.days',
    'law\\.\\w+',
    'purpose\\.\\w+',
    'smartustaz\\.(?!name$|automatic$)\\w+',
  ].join('|')})(_\\w+)?$`,
);

/** A file with the texts of today between its two marks. */
export function withTexts(file: string, code: string): string {
  const isPhp = file.endsWith('.php');
  const mark = isPhp ? '//' : '#';
  const [begin, end] = [`${mark} From locales/:`, `${mark} End of locales/.`];
  const from = code.indexOf('\n', code.indexOf(begin)) + 1;
  const to = code.indexOf(end);
  if (!code.includes(begin) || to < from) throw new Error(`${file} has no place for the texts`);
  return `${code.slice(0, from)}${isPhp ? phpTexts() : pythonTexts()}${code.slice(to)}`;
}

function textsOf(language: string): [key: string, text: string][] {
  return LAYERS.flatMap((layer) => Object.entries(compileTexts(language, layer)).filter(([key]) => KEYS.test(key)));
}

function phpTexts(): string {
  const quote = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const digests = Object.entries(compileDigests()).map(([code, digest]) => `${quote(code)} => ${quote(digest)}`);
  const tables = LANGUAGES.map((language) => {
    const lines = textsOf(language).map(([key, text]) => {
      const [first = "''", ...more] = piecesOf(text, 76).map(quote);
      return `        ${quote(key)} => ${[first, ...more].join('\n            . ')},\n`;
    });
    return `    ${quote(language)} => [\n${lines.join('')}    ],\n`;
  });
  return `const LAW_DIGESTS = [${digests.join(', ')}];\nconst TEXTS = [\n${tables.join('')}];\n`;
}

function pythonTexts(): string {
  const digests = Object.entries(compileDigests()).map(
    ([code, digest]) => `${JSON.stringify(code)}: ${JSON.stringify(digest)}`,
  );
  const tables = LANGUAGES.map((language) => {
    const lines = textsOf(language).map(([key, text]) => {
      const pieces = piecesOf(text, 76).map((piece) => JSON.stringify(piece));
      const value =
        pieces.length === 1 ? pieces[0] : `(\n${pieces.map((piece) => `            ${piece}\n`).join('')}        )`;
      return `        ${JSON.stringify(key)}: ${value},\n`;
    });
    return `    ${JSON.stringify(language)}: {\n${lines.join('')}    },\n`;
  });
  return `_LAW_DIGESTS = {${digests.join(', ')}}\n_TEXTS: dict[str, dict[str, str]] = {\n${tables.join('')}}\n`;
}

/** A text in pieces that each end with a space, for lines that are not too long. */
function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const word of text.split(/(?<= )/)) {
    if (piece && (piece + word).length > most) {
      pieces.push(piece);
      piece = '';
    }
    piece += word;
  }
  return [...pieces, piece];
}
