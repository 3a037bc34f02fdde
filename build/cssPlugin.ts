import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Features, transform } from 'lightningcss';
import type { Plugin } from 'vite';

const SUFFIX = '.css?inline';
const PREFIX = '\0kelisim-css:';

/** Style sheets as strings, minified as they were written: lowered for old browsers they are four times as long. */
export function cssPlugin(): Plugin {
  return {
    name: 'kelisim-css',
    enforce: 'pre',
    resolveId: (id, importer = '') =>
      id.endsWith(SUFFIX) ? `${PREFIX}${resolve(importer, '..', id).slice(0, -SUFFIX.length)}` : undefined,
    load(id) {
      if (!id.startsWith(PREFIX)) return;
      const filename = `${id.slice(PREFIX.length)}.css`;
      this.addWatchFile(filename);
      const { code } = transform({
        filename,
        code: readFileSync(filename),
        minify: true,
        // It shortens `(max-width: …)` to a form that is younger than Chrome 104 and Safari 16.4: old phones would get
        // the desk's card.
        include: Features.MediaRangeSyntax,
      });
      return `export default ${JSON.stringify(code.toString())}`;
    },
  };
}
