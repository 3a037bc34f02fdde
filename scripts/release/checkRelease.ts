import { findReleaseProblems, readReleaseSources } from './findReleaseProblems';

// Before a release: the tag is the version, the changelog has an entry for it, and the addresses are real.
const problems = findReleaseProblems(readReleaseSources(process.argv[2] ?? ''));
for (const line of problems) console.error(line);
process.exit(problems.length ? 1 : 0);
