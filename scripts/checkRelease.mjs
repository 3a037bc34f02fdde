// Before a release: the tag is the version, the changelog has an entry for it, and npm is told where the source is.
import { readFileSync } from 'node:fs';

const [tag = ''] = process.argv.slice(2);
const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const { version, repository } = JSON.parse(read('package.json'));
const changelog = read('CHANGELOG.md');
const wrong = [
  tag !== `v${version}` && `tag: expected v${version}, not ${tag}`,
  !changelog.includes(`\n## ${version}`) &&
    `CHANGELOG.md: expected a heading "## ${version}" in place of "## Unreleased"`,
  !repository && 'package.json: expected "repository", which provenance is compared with',
].filter(Boolean);
for (const line of wrong) console.error(line);
process.exit(wrong.length ? 1 : 0);
