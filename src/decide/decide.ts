import { checkOptions } from '../check/checkOptions';
import type { Core } from '../core/lazy';
import { DAY } from '../core/time';
import type { ConsentRecord, DecisionResult, How } from '../core/types';
import { choose, type Switches } from './choose';
import { createId } from './createId';
import { AFTERLIFE, encode } from './encode';
import { keep } from './keep';
import { painted } from './painted';

/**
 * Decides. Synchronous up to its end: write, read back, then status and events, then the views go; only then is it called
 * stored.
 * @param detail the switches of `save`, the name that `allow` opens
 * @throws {ConfigError} where the options are wrong
 * @param how what is recorded, where it is not the act itself
 */
export function decide(core: Core, act: How, detail?: Switches | string, how: How = act): DecisionResult {
  const { config, record, language, report } = core;
  const { model, term, domain } = config;
  checkOptions(config, core.unknown);
  const [granted, policy] = choose(core, act, detail);
  const at = Math.floor(Date.now() / 1000);
  const next: ConsentRecord = Object.freeze({
    id: record?.id ?? createId(),
    at,
    until: at + Math.round(term * DAY),
    policy: policy ? model.version : null,
    language,
    granted: Object.freeze(granted),
    denied: Object.freeze(model.optional.filter((name) => !granted.includes(name))),
    how,
    text: core.text?.() ?? '',
  });
  const { stored, domainRejected } = keep(encode(next), Math.round(term + AFTERLIFE), domain);
  if (!stored) report('storage-blocked', 'the browser refuses the cookie; the decision holds for this page');
  if (domainRejected) report('domain-rejected', `domain: the browser refuses ${domain}; the cookie is for this host`);
  core.take(next, stored, how);
  // A request is milliseconds of the main thread: the page shows what was decided first.
  painted().then(() => core.begin('sync'));
  return { stored };
}
