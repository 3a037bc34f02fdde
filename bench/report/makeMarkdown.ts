import { figure } from './printGroup';
import type { Goal, Results, SectionResult } from './results';
import { rowOf } from './rowOf';
import type { Row } from './rows';

/** The rows and the contenders of the small table in the README: section, metric, what it is. */
const FEW_ROWS = [
  ['first', 'cost.requests', 'first visit: requests'],
  ['first', 'cost.own', 'first visit: JS and CSS, KiB'],
  ['first', 'slow.seen', 'notice painted, CPU x4, slow 4G, ms'],
  ['returning', 'slow.cold.ran', 'returning: gated scripts have run, CPU x4, slow 4G, ms'],
  ['growth', 'scripts.1000.time', 'accept opens 1,000 scripts, ms'],
] as const;
/** The columns after those of the contenders. */
const MEASURES = ['ratio to the best', 'goal'];
const FEW_PEERS: readonly string[] = ['kelisim', 'vanilla', 'orejime', 'klaro'];
/** Rows without a goal that are shown all the same. */
const SHOWN: readonly string[] = [
  'cost.requests',
  ...['cold', 'warm'].flatMap((cache) => [`${cache}.requests`, `${cache}.own`]),
  'tap.seen',
];
const SHORT: { readonly [name: string]: string } = {
  kelisim: 'Kelisim',
  static: 'static page',
  vanilla: 'vanilla-cc',
  tarteaucitron: 'tarteaucitron',
  c15t: 'c15t + React',
};

type Who = Results['contenders'];

/** For the README: a few rows at a glance, and all of them for those who open the list. */
export function makeSmallTable(results: Results): string {
  const who = results.contenders.filter(({ name }) => FEW_PEERS.includes(name));
  const lines = FEW_ROWS.flatMap(([section, key, title]) => {
    const row = rowOf(results, section, key);
    return row ? [line([title, ...cellsOf(row, who), ratioOf(row), verdictOf(row)])] : [];
  });
  const all = ['<details>', '<summary>Every row that has a goal</summary>', '', ...sections(results), '</details>'];
  return [...head(who, MEASURES), ...lines, '', ...all, '', sourceOf(results)].join('\n');
}

/** For COMPARISON.md. */
export function makeTables(results: Results): string {
  return [...sections(results), sourceOf(results)].join('\n');
}

/** Every row that has a goal, whether it was met or missed; a table for each section. */
function sections(results: Results): readonly string[] {
  const who = results.contenders.filter(({ role }) => role === 'own' || role === 'peer' || role === 'limit');
  return results.sections.flatMap((section) => {
    const lines = section.groups.flatMap((group) =>
      group.rows
        .filter(({ metric, values }) => (metric.goal || SHOWN.includes(metric.key)) && values.kelisim)
        .map((row) => line([titleOf(section, group, row), ...cellsOf(row, who), ratioOf(row), verdictOf(row)])),
    );
    return [`### ${section.title}`, '', ...head(who, MEASURES), ...lines, ''];
  });
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function head(who: Who, more: readonly string[]): readonly string[] {
  const titles = [...who.map(({ name }) => SHORT[name] ?? name), ...more];
  return [line(['', ...titles]), `| --- |${' ---: |'.repeat(titles.length)}`];
}

function cellsOf({ metric, values }: Row, who: Who): readonly string[] {
  return who.map(({ name }) => {
    const value = values[name];
    const text = value ? figure(value.median, metric) : '–';
    return name === 'kelisim' ? `**${text}**` : text;
  });
}

const ratioOf = ({ ratio }: Row) => ratio?.toFixed(2) ?? '–';

/** A ratio, or a figure where the unit is named. */
function verdictOf({ metric: { goal, unit }, met }: Row): string {
  if (!goal) return '–';
  const most = mostOf(goal, unit);
  return `${most}, ${met === undefined ? 'no peer can' : met ? 'met' : 'missed'}`;
}

function mostOf(goal: Goal, unit: string): string {
  if ('ofStatic' in goal) return `${goal.ofStatic} of the static page`;
  return 'ratio' in goal ? `${goal.ratio}` : `${goal.most} ${unit}`.trim();
}

/** Without the title of the section, which stands above. */
function titleOf(section: SectionResult, group: SectionResult['groups'][number], { metric }: Row): string {
  const place = group.title.replace(section.title, '').replace(/^[:,]? /, '');
  const what = metric.unit ? `${metric.title}, ${metric.unit}` : metric.title;
  return place ? `${place}: ${what}` : what;
}

function sourceOf(results: Results): string {
  const { chromium, cores } = results.environment;
  return `Medians of ${roundsOf(results)}, Chromium ${chromium.split('.')[0]}, ${cores} cores, ${results.date.slice(0, 10)}; \`npm run bench\` measures again.`;
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
