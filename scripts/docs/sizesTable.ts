import type { Size } from '../sizes';
import { formatMarkdown } from './formatMarkdown';

/** The page that has the table of sizes. */
export const SIZES_PAGE = 'docs/ARCHITECTURE.md';
const [START, END] = ['<!-- sizes:start -->', '<!-- sizes:end -->'];

/** The page with the table of these sizes between its two marks. */
export function withSizes(page: string, sizes: readonly Size[]): string {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${SIZES_PAGE} has no ${START} … ${END}`);
  const rows = sizes.map(
    ({ what, bytes, most, free }) => `| ${nameOf(what)} | ${figure(bytes)} | ${figure(most)} | ${free} % |`,
  );
  const table = ['| file | bytes | budget | free |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
  return formatMarkdown(SIZES_PAGE, `${before}${START}\n\n${table}\n\n${END}${after}`);
}

/** What the table of the page says, by the name of the row. */
export function readSizes(page: string): Map<string, { readonly bytes: number; readonly most: number }> {
  const table = page.split(START)[1]?.split(END)[0] ?? '';
  const rows = [...table.matchAll(/^\| (.+?) +\| +([\d,]+) +\| +([\d,]+) +\|/gm)];
  const number = (text = '') => Number(text.replaceAll(',', ''));
  return new Map(
    rows.map(([, what = '', bytes, most]) => [what.replaceAll('`', ''), { bytes: number(bytes), most: number(most) }]),
  );
}

function nameOf(what: string): string {
  return what.endsWith('.js') ? `\`${what}\`` : what;
}

function figure(bytes: number): string {
  return Math.round(bytes).toLocaleString('en');
}
