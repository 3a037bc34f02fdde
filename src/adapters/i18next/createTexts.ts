import type { Source } from '../../texts/portal/source';
import type { OwnTextTable } from '../../texts/TextKey';

/** Each placeholder remains as it is. What another language lends tells nothing of this one, such as its direction. */
const OWN = { title: '{{title}}', fallbackLng: [] as never };

/** The texts that a language itself has in the instance, whenever they are read. */
export function createTexts(source: Source, language: string): OwnTextTable {
  const get = (_: object, key: string | symbol) =>
    typeof key === 'string' ? source.translate(language, key, OWN) : undefined;
  return new Proxy({}, { get });
}
