import type { Source } from '../../texts/own/source';
import type { OwnTextTable } from '../../texts/TextKey';

/** Each placeholder stands for itself. */
const SAME = { title: '{{title}}' };

/** The texts of a language as they are in the instance whenever they are read. */
export function createTexts(source: Source, language: string): OwnTextTable {
  const get = (_: object, key: string | symbol) =>
    typeof key === 'string' ? source.translate(language, key, SAME) : undefined;
  return new Proxy({}, { get });
}
