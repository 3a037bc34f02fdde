import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../build/bundle';
import { findReleaseProblems, readReleaseSources } from './findReleaseProblems';
import { packRelease } from './packRelease';

/** `npm run tool -- archives v1.2.3`: the archives of a release in `release/`, if tag, version and changelog agree. */
const sources = readReleaseSources(process.argv[2] ?? '');
const problems = findReleaseProblems(sources);
for (const line of problems) console.error(line);
if (problems.length) process.exit(1);
const { version, homepage } = sources.packageJson;
const target = join(ROOT, 'release');
await packRelease(target, version, `${homepage}`.replace(/#.*/, ''));
console.log(`${target}: ${readdirSync(target).join(', ')}`);
