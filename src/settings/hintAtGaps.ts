import type { Config } from '../options/createConfig';
import type { TextTable } from '../texts/translate';

/** Tells the webmaster, on the console, what the operator has not said; the visitor sees one line of it. */
export function hintAtGaps({ disclosure, operator, categories, model, preset }: Config, english: TextTable): void {
  const stated: { readonly [option: string]: unknown } = {
    'operator.bin': operator.bin,
    ...(!preset && {
      'disclosure.purposes': disclosure.purposes,
      'disclosure.thirdParties': disclosure.thirdParties,
      'disclosure.crossBorder': disclosure.crossBorder,
      'disclosure.publicSources': disclosure.publicSources,
      'disclosure.data': disclosure.data,
    }),
    ...Object.fromEntries(model.optional.map((name) => [`categories.${name}.cookies`, categories[name]?.cookies])),
  };
  const missing = Object.keys(stated).filter((option) => stated[option] === undefined);
  if (!missing.length) return;
  const title = english['law.title'] ?? '';
  console.info(
    `kelisim: not configured, and named in the settings under "${title}": ${missing.join(', ')}. See docs/CONTENT.md`,
  );
}
