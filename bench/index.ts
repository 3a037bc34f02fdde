import { writeFileSync } from 'node:fs';
import { cpus, release, type } from 'node:os';

import { buildAll } from '../build';
import { launchBrowser } from '../scripts/launchBrowser';
import { CONTENDERS } from './contenders';
import { type Rounds, runRounds } from './measure/runRounds';
import { readArguments } from './options';
import { printGroup } from './report/printGroup';
import { RESULTS, type Results, type SectionResult } from './report/results';
import { makeRow } from './report/rows';
import { SECTIONS } from './sections';
import { installPeers } from './serve/installPeers';
import { serve } from './serve/serve';

/** Kelisim and its peers on the same page, in one and the same run: prints tables and writes `results.json`. */
const options = readArguments(process.argv.slice(2));
const named = (list: readonly string[], name: string) => !list.length || list.includes(name);
// The blank page is always there: much is told over it.
const who = CONTENDERS.filter(({ name }) => name === 'blank' || named(options.who, name));
const sections = SECTIONS.filter(({ name }) => named(options.only, name));
for (const name of [...options.who, ...options.only])
  if (![...who, ...sections].some((known) => known.name === name)) throw new Error(`nobody here is called ${name}`);

installPeers();
if (!options.built) await buildAll();
const site = await serve(who);
const browser = await launchBrowser();
const done: SectionResult[] = [];
try {
  for (const section of sections) {
    console.log(`\n${section.title} …`);
    const from = Date.now();
    const bench = { browser, site, who, rounds: options.rounds };
    const toResult = ({ samples, failures }: Rounds): SectionResult => ({
      name: section.name,
      title: section.title,
      seconds: Math.round((Date.now() - from) / 1000),
      groups: section.groups.map((group) => ({
        ...group,
        rows: group.metrics.map((metric) => makeRow(metric, samples, who)),
      })),
      failures,
      samples,
    });
    const measured = await runRounds(
      await section.tasks(bench),
      options.rounds,
      () => browser.isConnected(),
      (so) => write([...done, toResult(so)]),
    );
    const result = toResult(measured);
    done.push(result);
    for (const { title, rows } of result.groups) printGroup(title, rows, who);
    const lost = result.failures.filter((failure) => failure.lost).length;
    console.log(`\n${result.failures.length - lost} runs failed and were tried again, ${lost} of them in vain.`);
  }
} finally {
  await browser.close();
  await site.close();
}
if (site.missing.size) console.log('Asked for and not there:', [...site.missing]);
console.log(`\n${RESULTS}`);

/** After each round: what has been measured is not lost by what comes. */
function write(sections: readonly SectionResult[]) {
  const results: Results = {
    date: new Date().toISOString(),
    environment: {
      chromium: browser.version(),
      node: process.version,
      cores: cpus().length,
      processor: cpus()[0]?.model ?? '',
      system: `${type()} ${release()}`,
    },
    rounds: options.rounds,
    contenders: who.map(({ name, title, role }) => ({ name, title, role })),
    sections,
  };
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 1)}\n`);
}
