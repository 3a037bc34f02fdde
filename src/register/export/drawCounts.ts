import type { DayCount } from './countDecisions';

const STEPS = '▁▂▃▄▅▆▇█';
const MOST_BAR = 40;

/** The counts as a chart of text. @param columns characters of a line */
export function drawCounts(days: readonly DayCount[], zone: string, columns: number): string {
  const most = Math.max(...days.map(({ decisions }) => decisions), 1);
  const number = (value: number) => value.toLocaleString('en');
  const room = Math.max(8, Math.min(MOST_BAR, columns - 13 - number(most).length));
  const lines = [`Decisions by day (${zone})`, ''];
  for (const { day, decisions } of days) lines.push(`${day}  ${bar(decisions / most, room)} ${number(decisions)}`);

  const names = [...new Set(days.flatMap((day) => Object.keys(day.names)))];
  // The policy first: it is a decision of its own.
  names.sort((one, other) => Number(other === 'policy') - Number(one === 'policy') || (one < other ? -1 : 1));
  const width = Math.max(...names.map(({ length }) => length), 0);
  lines.push('', 'Allowed, of those who decided about it; then day by day', '');
  for (const name of names) {
    const counts = days.map((day) => day.names[name] ?? { decided: 0, allowed: 0 });
    const decided = counts.reduce((sum, count) => sum + count.decided, 0);
    const allowed = counts.reduce((sum, count) => sum + count.allowed, 0);
    const share = decided ? allowed / decided : 0;
    const track = counts.map((count) => (count.decided ? step(count.allowed / count.decided) : ' ')).join('');
    const percent = `${Math.round(share * 100)} %`.padStart(5);
    const full = Math.max(8, Math.min(20, columns - width - 30 - days.length));
    lines.push(
      `${name.padEnd(width)}  ${bar(share, full, '░')} ${percent}  ${number(allowed)} of ${number(decided)}  ${track}`.trimEnd(),
    );
  }
  return `${lines.join('\n')}\n`;
}

function bar(share: number, room: number, rest = ''): string {
  const full = Math.round(share * room);
  // A day with few decisions still shows.
  const shown = share > 0 ? Math.max(1, full) : 0;
  return '█'.repeat(shown) + rest.repeat(room - shown);
}

const step = (share: number) => STEPS[Math.min(STEPS.length - 1, Math.floor(share * STEPS.length))] ?? '';
