import { figure } from './printGroup';
import type { Results } from './results';
import { rowOf } from './rowOf';

/** The rows of the tables: section, metric, what it is. */
const ROWS = [
  ['first', 'cost.requests', 'first visit: requests'],
  ['first', 'cost.own', 'first visit: JS and CSS, KiB'],
  ['first', 'cost.task', 'first visit: main thread, ms'],
  ['first', 'none.seen', 'notice painted, ms'],
  ['first', 'slow.seen', 'notice painted, CPU x4, slow 4G, ms'],
  ['first', 'x20.seen', 'notice painted, CPU x20, ms'],
  ['accept', 'x4.paint', 'accept until next paint, CPU x4, ms'],
  ['accept', 'x20.paint', 'accept until next paint, CPU x20, ms'],
  ['returning', 'cold.own', 'returning: JS and CSS, KiB'],
  ['returning', 'cold.script', 'returning: script, ms'],
  ['returning', 'slow.cold.known', 'returning: decision known, CPU x4, slow 4G, ms'],
  ['returning', 'slow.cold.ran', 'returning: gated scripts have run, CPU x4, slow 4G, ms'],
  ['growth', 'scripts.1000.time', 'accept opens 1,000 scripts, ms'],
  ['growth', 'scripts.10000.time', 'accept opens 10,000 scripts, ms'],
  ['growth', 'cookies.50.seen', 'settings with 50 cookies: first seen, ms'],
] as const;
/** The rows and the contenders of the small table in the README. */
const FEW_ROWS: readonly string[] = ['cost.requests', 'cost.own', 'slow.seen', 'slow.cold.ran', 'scripts.1000.time'];
const FEW_PEERS: readonly string[] = ['kelisim', 'vanilla', 'orejime', 'klaro'];
const SHORT: { readonly [name: string]: string } = {
  kelisim: 'Kelisim',
  static: 'static page',
  vanilla: 'vanilla-cc',
  tarteaucitron: 'tarteaucitron',
  c15t: 'c15t + React',
};

/** Kelisim, who is compared with it, and the ratio to the best of all of them. */
export function makeMarkdown(results: Results, which: 'few' | 'all'): string {
  const isFew = which === 'few';
  const who = results.contenders.filter(({ name, role }) =>
    isFew ? FEW_PEERS.includes(name) : role === 'own' || role === 'peer' || role === 'limit',
  );
  const lines = ROWS.flatMap(([section, key, title]) => {
    const row = rowOf(results, section, key);
    if (!row || (isFew && !FEW_ROWS.includes(key))) return [];
    const cells = who.map(({ name }) => {
      const value = row.values[name];
      const text = value ? figure(value.median, row.metric) : '–';
      return name === 'kelisim' ? `**${text}**` : text;
    });
    return [`| ${[title, ...cells, row.ratio?.toFixed(2) ?? '–'].join(' | ')} |`];
  });
  const { chromium, cores } = results.environment;
  return [
    `| | ${who.map(({ name }) => SHORT[name] ?? name).join(' | ')} | ratio to the best |`,
    `| --- |${' ---: |'.repeat(who.length + 1)}`,
    ...lines,
    '',
    `Medians of ${roundsOf(results)}, Chromium ${chromium.split('.')[0]}, ${cores} cores, ${results.date.slice(0, 10)}; \`npm run bench\` measures again.`,
  ].join('\n');
}

/** One number, or that of each section: growth has fewer, and a run may be broken off. */
function roundsOf({ sections }: Results): string {
  const counts = sections.map(({ title, samples }): [string, number] => [
    title.toLowerCase(),
    Math.max(...Object.values(samples.kelisim ?? {}).map(({ length }) => length)),
  ]);
  const most = Math.max(...counts.map(([, count]) => count));
  const fewer = counts.filter(([, count]) => count < most).map(([title, count]) => `${title}: ${count}`);
  return `${most} rounds${fewer.length ? ` (${fewer.join(', ')})` : ''}`;
}
