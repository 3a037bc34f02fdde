import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { compileBrief, compileDigests, compileLaw, compileLayer, compileNames } from './compileTexts';
import { LANGUAGES, LAYERS, type Layer } from './readLocale';

const PREFIX = 'virtual:kelisim-texts/';
const LISTS: { readonly [name: string]: () => unknown } = {
  names: compileNames,
  brief: compileBrief,
  digests: compileDigests,
  law: compileLaw,
};

/** `virtual:kelisim-texts/first`, and so on: the locales, compiled through i18next. */
export function textsPlugin(): Plugin {
  return {
    name: 'kelisim-texts',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return;
      const name = id.slice(PREFIX.length + 1);
      for (const language of LANGUAGES)
        this.addWatchFile(fileURLToPath(new URL(`../locales/${language}.json`, import.meta.url)));
      const make = LISTS[name];
      if (!make && !LAYERS.includes(name as Layer)) throw new Error(`no texts of the name ${name}`);
      return `export default ${JSON.stringify(make ? make() : compileLayer(name as Layer))};\n`;
    },
  };
}
