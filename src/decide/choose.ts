import type { Config } from '../core/config';
import type { Core } from '../core/lazy';
import type { How } from '../core/types';

/** A yes to these categories, and to the policy. */
export type Choice = readonly [granted: readonly string[], policy: boolean];
/** Who chooses, from what. */
export type Chooser = Pick<Core, 'allows' | 'status' | 'record' | 'unknown'> & {
  readonly config: Pick<Config, 'model'>;
};
/** For `save`. */
export type Switches = { readonly [name: string]: boolean | undefined };

/**
 * What an act of the visitor (or of the host) chooses. Everything that is left out is a no.
 * @param detail the switches of `save`, the name that `allow` opens
 * @throws {ConfigError} for a switch of no optional category
 */
export function choose(
  { config, allows, status, record, unknown }: Chooser,
  how: How,
  detail?: Switches | string,
  // Global Privacy Control; on a server it comes with the request.
  signal = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl,
): Choice {
  const { optional, needs } = config.model;
  if (how === 'accept-all') {
    // The signal acts here only: advertising then needs a choice of one's own.
    return [optional.filter((name) => !signal || name !== 'advertising'), true];
  }
  if (how === 'allow') {
    // Just what this name needs; the rest of what counts today stays as it is.
    const more = needs.get(detail as string) ?? [];
    const accepted = status !== 'outdated' && !!record?.policy;
    return [optional.filter((name) => allows(name) || more.includes(name)), accepted || more.includes('policy')];
  }
  const known = ['policy', 'necessary', ...optional];
  const switches = ((how === 'save' && detail) || {}) as Switches;
  for (const name of Object.keys(switches)) if (!known.includes(name)) throw unknown(`save.${name}`, known);
  const on = (name: string) => switches[name] === true;
  return [optional.filter(on), on('policy')];
}
