// Before a release: the tag is the version, the changelog has an entry for it, and the addresses in package.json are real.
import { readFileSync } from 'node:fs';

/** Stands in package.json for the name that publishes the package. */
const PLACEHOLDER = /\bOWNER\b/;

const [tag = ''] = process.argv.slice(2);
const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const { version, ...described } = JSON.parse(read('package.json'));
const changelog = read('CHANGELOG.md');
const isReal = (value) => !!value && !PLACEHOLDER.test(JSON.stringify(value));
const wrong = [
  tag !== `v${version}` && `tag: expected v${version}, not ${tag}`,
  !changelog.includes(`\n## ${version}`) &&
    `CHANGELOG.md: expected a heading "## ${version}" in place of "## Unreleased"`,
  ...['author', 'repository', 'homepage', 'bugs'].map(
    (field) => !isReal(described[field]) && `package.json: "${field}" has the placeholder OWNER, or is missing`,
  ),
].filter(Boolean);
for (const line of wrong) console.error(line);
process.exit(wrong.length ? 1 : 0);
