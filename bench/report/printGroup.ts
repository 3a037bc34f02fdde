import type { Contender } from '../contenders/Contender';
import type { Spread } from '../measure/stats';
import type { Goal, Metric } from '../sections/Section';
import type { Row } from './rows';

/** A group of metrics as tables: everyone, then the ways of delivering Kelisim, then the goals. */
export function printGroup(title: string, rows: readonly Row[], who: readonly Contender[]): void {
  const [variants, others] = [who.filter(isDelivery), who.filter(({ role }) => role !== 'variant')];
  console.log(`\n${title}: median [quartiles]`);
  printTable(rows, others);
  if (
    variants.some(({ role }) => role === 'variant') &&
    rows.some((row) => variants.some(({ name, role }) => role === 'variant' && row.values[name]))
  ) {
    console.log(`\n${title}: ways of delivery`);
    printTable(rows, variants);
  }
  const own = who.find(({ role }) => role === 'own');
  for (const { metric, values, best, ratio, met } of rows) {
    const mine = own && values[own.name];
    const theirs = best && values[best];
    if (!mine || !(theirs || metric.goal)) continue;
    const against = theirs ? `, best peer ${best} ${figure(theirs.median, metric)}` : '';
    const share = ratio === undefined ? '' : `, ratio ${ratio.toFixed(2)}`;
    const verdict = metric.goal
      ? `, goal ${goalText(metric.goal)}: ${met ? 'met' : met === false ? 'NOT MET' : '?'}`
      : '';
    console.log(`  ${metric.title}: ${figure(mine.median, metric)}${against}${share}${verdict}`);
  }
}

const isDelivery = ({ role }: Contender) => ['blank', 'limit', 'own', 'variant'].includes(role);

function printTable(rows: readonly Row[], who: readonly Contender[]): void {
  const lines = [
    ['', ...rows.map(({ metric }) => (metric.unit ? `${metric.title}, ${metric.unit}` : metric.title))],
    ...who.map(({ name, role }) => [
      role === 'shown' ? `${name} (not counted)` : name,
      ...rows.map(({ metric, values }) => cell(values[name], metric)),
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of lines) {
    console.log(
      line
        .map((text, column) => (column ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[0] ?? 0)))
        .join('  '),
    );
  }
}

function cell(spread: Spread | undefined, metric: Metric): string {
  if (!spread) return '–';
  const { median, q1, q3 } = spread;
  const [low, high] = [figure(q1, metric), figure(q3, metric)];
  return low === high ? figure(median, metric) : `${figure(median, metric)} [${low}–${high}]`;
}

export function figure(value: number, { digits = 0 }: Metric): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? '0' : text;
}

export function goalText(goal: Goal): string {
  if ('ofStatic' in goal) return `<= ${goal.ofStatic} of the static page`;
  return 'ratio' in goal ? `<= ${goal.ratio}` : `at most ${goal.most}`;
}
