import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const WEIGHTS = [400, 600, 700] as const;
/** Those that Kazakh, Russian and English are written with. */
const SUBSETS = /-(latin|cyrillic|cyrillic-ext)-/;

/** For the head of a page: the widget in Roboto, the font of Android phones, whatever this machine has. */
export const ROBOTO = `<style>:root { --kelisim-font: Roboto } ${WEIGHTS.map(facesOf).join('')}</style>`;

/** The package's own rules, with the files in them. */
function facesOf(weight: number): string {
  const rules = readFileSync(resolve(`@fontsource/roboto/${weight}.css`), 'utf8').match(/@font-face\s*{[^}]*}/g) ?? [];
  return rules
    .filter((rule) => SUBSETS.test(rule))
    .map((rule) =>
      rule.replace(/src:[^;]*;/, (source) => {
        const file = /files\/[^)]*?\.woff2/.exec(source)?.[0];
        const data = readFileSync(resolve(`@fontsource/roboto/${file}`)).toString('base64');
        return `src: url(data:font/woff2;base64,${data}) format('woff2');`;
      }),
    )
    .join('');
}
