import type { Plugin } from 'vite';

/** The code of a layer. Its texts come in the same file: one request less, and they compress together. */
const CODE: { readonly [layer: string]: readonly [file: string, texts: string] } = {
  ui: ['/src/loading/uiPart.ts', 'first'],
  views: ['/src/loading/lateViews.ts', 'more'],
};
const PREFIX = 'virtual:kelisim-part/';

/** `virtual:kelisim-part/ui.kk` and `virtual:kelisim-part/views.kk`: a layer with its texts in one language. */
export function partsPlugin(): Plugin {
  return {
    name: 'kelisim-parts',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return;
      const [layer = '', language] = id.slice(PREFIX.length + 1).split('.');
      const [file = '', texts] = CODE[layer] ?? [];
      const from = `'virtual:kelisim-texts/${language}.${texts}'`;
      return `export * from '${file}';\nexport * from ${from};\nexport { default } from ${from};\n`;
    },
  };
}
