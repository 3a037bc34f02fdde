import { ConfigError } from '../core/ConfigError';
import type { ConsentOptions } from '../core/types';

const GROUPED = /^(policy|operator)(.*)/;

/** Options too rich for attributes: inert JSON, which needs no allowance of a CSP. */
export function findJson(): Element | null {
  return document.querySelector('script#kelisim-options');
}

/**
 * Attributes of the tag over the JSON: `data-policy-version` is `policy.version`, `data-operator` is `operator.name`.
 * What other tools have put on the same tag becomes an option that nobody reads.
 * @throws {ConfigError} when the JSON cannot be read
 */
export function readOptions(attributes: DOMStringMap): ConsentOptions {
  let options: { [name: string]: unknown } = {};
  try {
    options = { ...JSON.parse(findJson()?.textContent || '{}') };
  } catch {
    throw new ConfigError('kelisim-options', 'JSON');
  }
  for (const [name, value = ''] of Object.entries(attributes)) {
    const [, group, key] = GROUPED.exec(name) ?? [];
    if (group) options[group] = { ...(options[group] as object), [key?.toLowerCase() || 'name']: value };
    else options[name] = value === 'false' ? false : value;
  }
  return options as unknown as ConsentOptions;
}
