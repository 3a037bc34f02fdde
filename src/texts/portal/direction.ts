import type { MessageTable, OwnTextTable } from '../TextKey';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g;
/** Long enough to tell, whatever words of another script ("cookie") are in them. */
const LOOKED_AT = [
  'button.reopen',
  'notice.title',
  'notice.titlePlain',
  'notice.acceptMeans',
  'button.accept',
  'button.reject',
] as const;

/** By its letters, not by its code: Uighur and Kurdish are written either way. */
export function directionOf(table: MessageTable, language: string): 'ltr' | 'rtl' {
  const texts: OwnTextTable = table[language] ?? {};
  const text = LOOKED_AT.map((name) => texts[name] ?? '').join('');
  const right = text.match(RIGHT_TO_LEFT)?.length ?? 0;
  return right * 2 > (text.match(/\p{L}/gu)?.length ?? 0) ? 'rtl' : 'ltr';
}
