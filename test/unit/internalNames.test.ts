import { describe, expect, it } from 'vitest';
import { INTERNAL } from '../../build/internalNames';
import { FIELDS } from '../../src/server/decideByForm';
import { filesUnder, read } from '../fixtures/sourceFiles';

/** What others read or write by its name. */
const PUBLIC = [
  'src/core/types.ts',
  ...filesUnder('src/server', /\.tsx?$/),
  ...filesUnder('src/integrations', /\.ts$/),
];
/** Members of a published interface. */
const membersOf = (code: string) =>
  [...code.matchAll(/^export interface [^{]*{\n(.*?)^}/gms)].flatMap(([, body = '']) =>
    [...body.matchAll(/^ +(?:readonly )?(\w+)\??[:(<]/gm)].map(([, name = '']) => name),
  );

describe('a name that is shortened in what is built', () => {
  it.each(PUBLIC.filter((file) => membersOf(read(file)).length))('is none of those that %s publishes', (file) => {
    expect(membersOf(read(file)).filter((name) => INTERNAL.test(name))).toEqual([]);
  });

  it('is no field of the form that a server draws', () => {
    expect(FIELDS.filter((name) => INTERNAL.test(name))).toEqual([]);
  });

  it('is no option', () => {
    const names = new Set<string>();
    JSON.stringify(JSON.parse(read('dist/options.schema.json')), (key, value) => {
      if (key === 'properties') for (const name of Object.keys(value)) names.add(name);
      return value;
    });
    expect(names).toContain('policy');
    expect([...names].filter((name) => INTERNAL.test(name))).toEqual([]);
  });
});
