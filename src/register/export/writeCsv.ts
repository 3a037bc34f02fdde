import { decode } from '../consent';
import type { StoredEntry } from '../StoredEntry';

const COLUMNS = [
  ...['key', 'decided', 'valid_until', 'received', 'site', 'gpc', 'how', 'policy', 'language', 'allowed', 'refused'],
  ...['text_sha256', 'subject', 'cookie'],
];

/** The first line. */
export const csvHead = (): string => line(COLUMNS);

/** One entry as a line of CSV (RFC 4180), times in UTC. */
export function csvLine(entry: StoredEntry, subject: string | undefined): string {
  const { key, cookie, received, site, gpc, how, text } = entry;
  const record = decode(cookie, Number.MAX_SAFE_INTEGER / 2);
  const time = (seconds: number | undefined) => (seconds === undefined ? '' : new Date(seconds * 1000).toISOString());
  return line([
    ...[key, time(record?.at), time(record?.until), time(received), site, gpc ? 'yes' : 'no', how],
    ...[record?.policy ?? '', record?.language ?? '', record?.granted.join(' ') ?? '', record?.denied.join(' ') ?? ''],
    ...[text ?? '', subject ?? '', cookie],
  ]);
}

const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`;

/** A spreadsheet takes what begins with these characters for a formula; an apostrophe makes it text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
