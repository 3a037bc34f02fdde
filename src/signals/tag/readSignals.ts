import { reportError } from '../../instance/events';
import { findJson } from '../../loading/readOptions';
import { KNOWN_KEYS } from '../../options/knownKeys';
import type { SignalsOptions } from '../../options/SignalsOptions';

const EXPECTED = 'Expected JSON, such as {"signals":{"google":true}}. See docs/SIGNALS.md';
/** Vendors that can be told no without knowing an account. */
const ALL = { google: true, uet: true, clarity: true, meta: true };

/**
 * Attributes of the tag over the key `signals` of the JSON. Lists in attributes are separated by commas; an empty one
 * is empty. Where the JSON cannot be read, it is reported, and every vendor that can be is told no: their tags are in
 * the page, and would otherwise take silence for a yes.
 */
export function readSignals(attributes: DOMStringMap): SignalsOptions {
  const options: { [name: string]: unknown } = { ...fromJson() };
  // What other tools have put on the tag is not read.
  for (const name of KNOWN_KEYS.signals ?? []) {
    const value = attributes[name];
    if (value === undefined) continue;
    const purpose = name === 'statistics' || name === 'advertising';
    if (purpose || (name === 'yandex' && value)) options[name] = value.split(',').flatMap((part) => part.trim() || []);
    else options[name] = value !== 'false';
  }
  return options as SignalsOptions;
}

function fromJson(): object {
  try {
    return JSON.parse(findJson()?.textContent || '{}').signals ?? {};
  } catch (error) {
    reportError('config', `kelisim-options is no JSON: ${error}. ${EXPECTED}`);
    return ALL;
  }
}
