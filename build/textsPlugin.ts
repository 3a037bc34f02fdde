import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { compileCore, compileEvery, compileModule } from './compileTexts';
import type { Layer } from './readLocale';
import { compileNames } from './textKeys';

const PREFIX = 'virtual:kelisim-texts/';

/**
 * `virtual:kelisim-texts/core` and `virtual:kelisim-texts/kk.first`: the locales, compiled through i18next.
 * @param numbered whether their keys are numbers (`textKeys.ts`)
 */
export function textsPlugin(numbered = false): Plugin {
  return {
    name: 'kelisim-texts',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return;
      const [language = '', layer] = id.slice(PREFIX.length + 1).split('.');
      if (language === 'core') return compileCore();
      if (language === 'names') return compileNames(numbered);
      if (language === 'gates' || language === 'resume') return compileEvery(language);
      this.addWatchFile(fileURLToPath(new URL(`../locales/${language}.json`, import.meta.url)));
      return compileModule(language, layer as Layer, numbered);
    },
  };
}
