import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../build/bundle';

/** What a release is checked against. */
export interface ReleaseSources {
  readonly tag: string;
  readonly packageJson: { readonly version: string; readonly [field: string]: unknown };
  readonly changelog: string;
  /** Files that readers of the release see, by name. */
  readonly documents: { readonly [file: string]: string };
}

/** Stands for the name that publishes the package. */
const PLACEHOLDER = /\bOWNER\b/;
const ADDRESSES = ['author', 'repository', 'homepage', 'bugs'];
const DOCUMENTS = [
  'README.md',
  'README.kk.md',
  'README.ru.md',
  'docs/START.md',
  'docs/ways/wordpress.md',
  'SECURITY.md',
  'CODE_OF_CONDUCT.md',
];

/** What keeps this version from being released: a line for each. */
export function findReleaseProblems({ tag, packageJson, changelog, documents }: ReleaseSources): string[] {
  const { version } = packageJson;
  return [
    tag !== `v${version}` && `tag: expected v${version}, not ${tag}`,
    !changelog.includes(`\n## [${version}]`) &&
      `CHANGELOG.md: expected a heading "## [${version}] - <day>" below "## [Unreleased]"`,
    ...ADDRESSES.map((field) => {
      const value = packageJson[field];
      const isReal = !!value && !PLACEHOLDER.test(JSON.stringify(value));
      return !isReal && `package.json: "${field}" has the placeholder OWNER, or is missing`;
    }),
    ...Object.entries(documents).map(
      ([file, text]) => PLACEHOLDER.test(text) && `${file}: has the placeholder OWNER in an address`,
    ),
  ].filter((line) => line !== false);
}

/** The files of this folder. */
export function readReleaseSources(tag: string): ReleaseSources {
  const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
  return {
    tag,
    packageJson: JSON.parse(read('package.json')),
    changelog: read('CHANGELOG.md'),
    documents: Object.fromEntries(
      DOCUMENTS.filter((file) => existsSync(join(ROOT, file))).map((file) => [file, read(file)]),
    ),
  };
}
