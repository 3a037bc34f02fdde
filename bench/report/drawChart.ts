import { figure } from './printGroup';
import type { Results } from './results';
import { rowOf } from './rowOf';

const ROWS = [
  ['first', 'cost.own', 'First visit: JS and CSS', 'KiB'],
  ['first', 'slow.seen', 'Notice painted, CPU x4, slow 4G', 'ms'],
  ['accept', 'x4.paint', 'Accept until next paint, CPU x4', 'ms'],
  ['returning', 'cold.own', 'Returning visit: JS and CSS', 'KiB'],
  ['returning', 'cold.script', 'Returning visit: script', 'ms'],
] as const;

const WIDTH = 760;
const LABELS = 190;
const BARS = 440;
const BAR = 16;
const LINE = 22;
const HEAD = 34;
const GAP = 18;
const OWN = '#1a5fb4';
const OTHER = '#b9c3cf';
const TEXT = '#1d2733';
const MUTED = '#5a6876';

/** A few main rows as horizontal bars, each row with a scale of its own. */
export function drawChart(results: Results): string {
  const who = results.contenders.filter(({ role }) => role === 'own' || role === 'peer');
  const parts: string[] = [];
  let y = 20;
  for (const [section, key, title, unit] of ROWS) {
    const row = rowOf(results, section, key);
    if (!row) continue;
    const bars = who
      .flatMap(({ name, title, role }) => {
        const value = row.values[name];
        return value ? [{ title, own: role === 'own', value: value.median }] : [];
      })
      .sort((one, other) => one.value - other.value);
    const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
    parts.push(text(20, y + 16, `${title}, ${unit}`, TEXT, 'font-weight="600"'));
    y += HEAD;
    for (const { title, own, value } of bars) {
      const width = Math.max(2, (Math.max(0, value) / most) * BARS);
      const weight = own ? 'font-weight="600"' : '';
      parts.push(
        text(LABELS + 10, y + 12, title, own ? TEXT : MUTED, `text-anchor="end" ${weight}`),
        `<rect x="${LABELS + 20}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2" fill="${own ? OWN : OTHER}"/>`,
        text(LABELS + 28 + width, y + 12, figure(value, row.metric), own ? TEXT : MUTED, weight),
      );
      y += LINE;
    }
    y += GAP;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Kelisim beside its peers: shorter is better">
<rect width="100%" height="100%" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}

function text(x: number, y: number, content: string, fill: string, more = ''): string {
  const safe = content.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<text x="${x.toFixed(1)}" y="${y}" fill="${fill}" ${more}>${safe}</text>`;
}
