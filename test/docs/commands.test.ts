import { expect, it } from 'vitest';
import { COMMANDS } from '../../scripts/commands';
import { DOCUMENTS } from '../fixtures/documentation';
import { filesUnder, read } from '../fixtures/sourceFiles';

const { scripts } = JSON.parse(read('package.json')) as { scripts: { [name: string]: string } };
const FILES = [
  ...DOCUMENTS,
  ...['CONTRIBUTING.md', 'SECURITY.md', 'bench/README.md', 'demo/servers/README.md', '.ci/run', '.release-it.json'],
  ...filesUnder('.github', /\.(md|yml)$/),
  ...['scripts', 'test'].flatMap((folder) => filesUnder(folder, /\.(ts|md)$/)),
];

/** A comment may break the line within a command. */
const withoutBreaks = (text: string) => text.replace(/\n\s*(\*|\/\/) ?/g, ' ');

it('every npm script that is named exists', () => {
  const named = FILES.flatMap((file) =>
    [...withoutBreaks(read(file)).matchAll(/\bnpm run\s+([\w:]+)(?:\s+--\s+(\w+))?/g)].map(
      ([, script = '', name = '']) => ({
        file,
        script,
        name,
      }),
    ),
  );
  expect(named.length).toBeGreaterThan(40);
  // The example for Next has a package file of its own.
  const ours = named.filter(({ file, script }) => !(file === 'demo/servers/README.md' && script === 'dev'));
  const missing = ours.filter(
    ({ script, name }) => !(script in scripts) || (name && COMMANDS[script] && !(name in COMMANDS[script])),
  );
  expect(missing).toEqual([]);
});

it('the commands that take a name are npm scripts, and each name is explained where it starts', () => {
  for (const [command, names] of Object.entries(COMMANDS)) {
    expect(scripts[command]).toBe(`node scripts/run.mjs scripts/runCommand.ts ${command}`);
    const text = FILES.filter((file) => file.startsWith('scripts/'))
      .map(read)
      .join('\n');
    for (const name of Object.keys(names)) expect(text).toContain(`npm run ${command} -- ${name}`);
  }
});
