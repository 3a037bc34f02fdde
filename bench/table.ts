import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';
import { drawChart } from './report/drawChart';
import { makeSmallTable, makeTables } from './report/makeMarkdown';
import { RESULTS, type Results } from './report/results';

/** From `results.json`: a small table in the README, every row that has a goal in COMPARISON.md, and the picture. */
const results: Results = JSON.parse(readFileSync(RESULTS, 'utf8'));
const START = '<!-- bench:start -->';
const END = '<!-- bench:end -->';

writeBetweenMarkers('README.md', makeSmallTable(results));
writeBetweenMarkers('docs/COMPARISON.md', makeTables(results));
const picture = join(ROOT, 'docs/bench.svg');
writeFileSync(picture, drawChart(results));
console.log('docs/bench.svg');

function writeBetweenMarkers(file: string, markdown: string) {
  const path = join(ROOT, file);
  const [before, rest] = readFileSync(path, 'utf8').split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) console.log(`${file} has no ${START} … ${END}: the table goes there.\n\n${markdown}`);
  else writeFileSync(path, `${before}${START}\n\n${markdown}\n\n${END}${after}`);
}
