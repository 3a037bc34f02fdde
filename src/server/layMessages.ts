import { configError } from '../core/ConfigError';
import type { Config } from '../core/config';
import type { Messages, OwnTexts } from '../core/lazy';
import { checkMessages } from '../messages/check';
import { directionOf } from '../messages/direction';
import { layTexts, namedTexts, servedBy } from '../messages/lay';
import { createOwn } from '../messages/own';
import { sourceOf } from '../messages/source';

interface Laid {
  readonly texts: Messages;
  readonly own?: OwnTexts;
  /** Of a notice with texts of the portal; else that of the page. */
  readonly dir?: 'ltr' | 'rtl';
}

/**
 * The texts of a notice that the server draws, as the page would show them.
 * @throws {ConfigError} for messages that cannot be right
 */
export function layMessages(config: Config, texts: Readonly<Record<string, Messages>>): Laid {
  const { messages: table, language } = config;
  if (!table) return { texts: texts[language] ?? {} };
  checkMessages(config, configError);
  const base = servedBy(table, language);
  const ours = texts[base] ?? {};
  sourceOf(table)?.add(base, namedTexts(ours));
  return { texts: layTexts(ours, table, language), own: createOwn(table), dir: directionOf(table, language) };
}
