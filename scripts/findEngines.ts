import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebian } from './installDebian';

/** Programs by the variable that tells the tests where they are. */
interface Engine {
  readonly name: string;
  readonly packages: readonly string[];
  find(): { readonly [variable: string]: string | undefined };
}

const ENGINES: readonly Engine[] = [
  {
    name: 'Firefox',
    packages: ['firefox-esr'],
    find: () => ({ KELISIM_FIREFOX: program('firefox-esr', 'firefox') }),
  },
  {
    name: 'WebKit',
    packages: ['webkit2gtk-driver', 'xvfb'],
    find: () => ({
      KELISIM_WEBKIT: program('WebKitWebDriver'),
      KELISIM_MINIBROWSER: miniBrowser(),
      KELISIM_XVFB: program('Xvfb'),
    }),
  },
];

/**
 * Tells the tests where Firefox and WebKit are, and installs what is missing where that is wanted and possible.
 * @returns a line for each that the tests leave out
 */
export function findEngines(install: boolean): string[] {
  return ENGINES.flatMap((engine) => {
    const attempt = () => {
      const found = engine.find();
      // What is told from outside wins.
      for (const [variable, path] of Object.entries(found)) if (path) process.env[variable] ??= path;
      return Object.keys(found).every((variable) => process.env[variable]);
    };
    if (attempt()) return [];
    let reason = `needs Debian's ${engine.packages.join(' and ')}`;
    if (install) {
      console.log(`No ${engine.name} here: installing ${engine.packages.join(', ')} …`);
      try {
        installDebian(engine.packages);
      } catch (error) {
        reason += `, and installing them did not work: ${(error as Error).message.split('\n')[0]}`;
      }
      if (attempt()) return [];
    }
    // Half an engine is none.
    for (const variable of Object.keys(engine.find())) delete process.env[variable];
    return [`LEFT OUT: ${engine.name} (${reason}).`];
  });
}

function program(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** Debian puts it beside the library, for each architecture elsewhere. */
function miniBrowser(): string | undefined {
  const folders = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  return folders
    .flatMap((folder) => ['4.1', '6.0', '4.0'].map((version) => `/usr/lib/${folder}/webkit2gtk-${version}/MiniBrowser`))
    .find((path) => existsSync(path));
}
