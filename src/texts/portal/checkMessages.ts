import type { Config } from '../../options/createConfig';
import type { Problem } from '../../options/Problem';
import { allKeys, placeholdersOf } from './names';
import { sourceOf } from './source';

const CODE = /^(?!kz|kaz)[a-z]{2,3}$/;
/**
 * What a text may do without: a number as a word, the clause of a portal without a preset, the operator in the title.
 */
const isFree = (key: string, placeholder: string) =>
  ['count', 'clause'].includes(placeholder) || (key === 'notice.title' && placeholder === 'operator');

/** What is wrong in a portal's own texts: codes, keys, and the placeholders that each text has to keep. */
export function checkMessages({ messages }: Config): Problem[] {
  if (messages === undefined) return [];
  if (!isTable(messages)) return [invalid('messages', messages)];
  if (sourceOf(messages)) return [];
  return Object.entries(messages).flatMap(([language, texts]) => {
    const place = `messages.${language}`;
    if (!CODE.test(language)) return [invalid(place, language)];
    if (!isTable(texts)) return [invalid(place, texts)];
    return Object.entries(texts).flatMap(([key, text]) => checkText(key, text, `${place}.${key}`));
  });
}

function checkText(key: string, text: unknown, option: string): Problem[] {
  const known = placeholdersOf(key);
  if (!known) return [{ kind: 'unknown', option, found: key, known: allKeys(), isFatal: true }];
  if (typeof text !== 'string' || !text.trim()) return [invalid(option, text)];
  const used = [...text.matchAll(/{{(.*?)}}/g)].map(([, placeholder = '']) => placeholder);
  const isRight =
    used.every((placeholder) => known.includes(placeholder)) &&
    known.every((placeholder) => isFree(key, placeholder) || used.includes(placeholder));
  return isRight ? [] : [{ ...invalid(option, text), known: known.map((placeholder) => `{{${placeholder}}}`) }];
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && !!value && !Array.isArray(value);
}

function invalid(option: string, found: unknown): Problem {
  return { kind: 'invalid', option, found, isFatal: true };
}
