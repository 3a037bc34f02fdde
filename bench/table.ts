import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';
import { drawChart } from './report/drawChart';
import { makeMarkdown } from './report/makeMarkdown';
import { RESULTS, type Results } from './report/results';

/** From `results.json`: the table between the markers of the README, and the picture. */
const results: Results = JSON.parse(readFileSync(RESULTS, 'utf8'));
const START = '<!-- bench:start -->';
const END = '<!-- bench:end -->';
const markdown = makeMarkdown(results);
const readme = join(ROOT, 'README.md');
const text = readFileSync(readme, 'utf8');
const [before, rest] = text.split(START);
const after = rest?.split(END)[1];
if (after === undefined) console.log(`README.md has no ${START} … ${END}: the table goes there.\n\n${markdown}`);
else writeFileSync(readme, `${before}${START}\n\n${markdown}\n\n${END}${after}`);
const picture = join(ROOT, 'docs/bench.svg');
writeFileSync(picture, drawChart(results));
console.log('docs/bench.svg');
