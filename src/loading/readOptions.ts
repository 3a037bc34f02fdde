import { ConfigError } from '../options/ConfigError';
import type { ConsentOptions } from '../options/ConsentOptions';
import { withoutPrototype } from '../options/createConfig';
import { KNOWN_KEYS } from '../options/knownKeys';
import { nearest } from '../options/nearest';

/** Attributes that belong to an option of an option: `data-policy-version` is `policy.version`. */
const GROUPED = /^(policy|operator)(.*)/;
/** What the browser puts into `dataset` from other tools' attributes is not ours, unless it is nearly ours. */
const KNOWN = [...(KNOWN_KEYS[''] ?? []), 'policyVersion', 'policyUrl', 'policyEffective', 'operatorBin'];

/** Options too rich for attributes: inert JSON, which needs no allowance of a CSP. */
export function findJson(): Element | null {
  return document.querySelector('script#kelisim-options');
}

/**
 * Attributes of the tag over the JSON: `data-policy-version` is `policy.version`, `data-operator` is `operator.name`.
 * @throws {ConfigError} when the JSON cannot be read
 */
export function readOptions(attributes: DOMStringMap): ConsentOptions {
  const options: { [name: string]: unknown } = withoutPrototype(readJson());
  for (const [name, value = ''] of Object.entries(attributes)) {
    const [, group, key] = GROUPED.exec(name) ?? [];
    if (group) options[group] = { ...(options[group] as object), [key?.toLowerCase() || 'name']: value };
    else if (KNOWN.includes(name) || nearest(name, KNOWN)) options[name] = read(value);
  }
  return options as unknown as ConsentOptions;
}

function read(value: string): unknown {
  if (value === 'true' || value === '') return true;
  return value === 'false' ? false : value;
}

function readJson(): object {
  const text = findJson()?.textContent?.trim();
  if (!text) return {};
  const refuse = (found: string) =>
    new ConfigError({ kind: 'invalid', option: 'kelisim-options', found, isFatal: true });
  let options: unknown;
  try {
    options = JSON.parse(text);
  } catch (error) {
    throw refuse(`${error}`);
  }
  // Encoded twice, it is a text. PHP has an empty list in the place of an empty object.
  if (typeof options !== 'object' || (Array.isArray(options) && options.length))
    throw refuse('a text, a number or a list');
  return { ...options };
}
