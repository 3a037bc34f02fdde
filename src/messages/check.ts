import { type Check, createCheck, type Fail } from '../check/checkModel';
import { bytesOf } from '../check/checkOptions';
import { MAX_BYTES } from '../core/codec';
import type { Config } from '../core/config';
import { placeholdersOf } from './names';
import { sourceOf } from './source';

const CODE = /^(?!kz|kaz)[a-z]{2,3}$/;
/** A language may do without: a number as a word, and the clause of a portal without a preset. */
const FREE = ['count', 'clause'];

/**
 * Whether the portal's own texts are right: codes, keys, and the placeholders that each text has to keep.
 * @throws what `fail` makes of the first that is wrong, named as `messages.kk.notice.title`
 */
export function checkMessages({ messages, model }: Config, fail: Fail): void {
  const check: Check = createCheck(fail);
  const isTable = (value: unknown) => typeof value === 'object' && value && !Array.isArray(value);
  check(isTable(messages), 'messages', 'texts by language');
  if (!messages || sourceOf(messages)) return;
  for (const [language, texts] of Object.entries(messages)) {
    const field = `messages.${language}`;
    check(CODE.test(language), field, CODE);
    // A longer code makes a longer record.
    const bytes = bytesOf(model) + language.length - 2;
    check(bytes <= MAX_BYTES, field, `a shorter code, or names of categories for ${MAX_BYTES} bytes, not ${bytes}`);
    check(isTable(texts), field, 'texts by key');
    for (const [name, text] of Object.entries(texts)) checkText(name, text, `${field}.${name}`, check);
  }
}

function checkText(name: string, text: unknown, field: string, check: Check): void {
  const known = placeholdersOf(name);
  check(known, field, 'a key of locales/en.json');
  check(typeof text === 'string' && text.trim(), field, 'a text');
  const used = [...`${text}`.matchAll(/{{(.*?)}}/g)].map(([, placeholder = '']) => placeholder);
  for (const placeholder of used)
    check(known?.includes(placeholder), field, `no {{${placeholder}}}, only ${list(known)}`);
  for (const placeholder of known ?? [])
    check(FREE.includes(placeholder) || used.includes(placeholder), field, `{{${placeholder}}} in it`);
}

function list(placeholders: readonly string[] = []): string {
  return placeholders.map((name) => `{{${name}}}`).join(' ') || 'plain text';
}
