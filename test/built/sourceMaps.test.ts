import { existsSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, ROOT, read } from '../fixtures/sourceFiles';

const maps = filesUnder('dist/maps', /\.map$/);
const mapOf = (file: string) => JSON.parse(read(`dist/maps/${file}.map`));
/** The source's line from which a text of the built file comes. */
function lineOf(file: string, text: string): { readonly source: string; readonly line: string } {
  const lines = read(`dist/${file}`).split('\n');
  const row = lines.findIndex((line) => line.includes(text));
  const entry = new SourceMap(mapOf(file)).findEntry(row, lines[row]?.indexOf(text) ?? -1);
  if (!('originalSource' in entry)) throw new Error(`${text} comes from nowhere`);
  const source = entry.originalSource.replace(/^kelisim\//, '');
  return { source, line: read(source).split('\n')[entry.originalLine] ?? '' };
}

describe('the source maps', () => {
  it('are there for every file with code of ours', () => {
    const files = maps.map((map) => map.slice('dist/maps/'.length));
    for (const file of ['kelisim.js', 'kelisim.settings.js', 'kelisim.embeds.js', 'index.js', 'server.js'])
      expect(files).toContain(`${file}.map`);
  });

  it.each(maps)('%s names files that are there, with their text', (map) => {
    const { sources, sourcesContent } = JSON.parse(read(map)) as { sources: string[]; sourcesContent: string[] };
    sources.forEach((source, index) => {
      expect(source).toMatch(/^kelisim\/(src|node_modules)\//);
      const path = source.slice('kelisim/'.length);
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      expect(sourcesContent[index], path).toBe(read(path));
    });
  });

  it.each([
    ['kelisim.js', 'script#kelisim-options', 'src/loading/readOptions.ts', 'script#kelisim-options'],
    ['kelisim.js', 'getRandomValues', 'src/record/createId.ts', 'getRandomValues'],
  ])('%s: %s comes from %s', (file, text, source, line) => {
    const found = lineOf(file, text);
    expect(found.source).toBe(source);
    expect(found.line).toContain(line);
  });

  it('are linked by every file', () => {
    for (const map of maps) {
      const file = map.slice('dist/maps/'.length, -'.map'.length);
      expect(read(`dist/${file}`), file).toMatch(/\/\/# sourceMappingURL=(\.\.\/)*maps\/.+\.map\n$/);
    }
  });
});
