import type { Core } from '../core/lazy';
import { ADDRESS, OPERATOR, VERSION } from './patterns';

/**
 * Who asks and what about: without these nothing is shown, and nothing recorded (clause 2.3). The other options are
 * checked once the notice shows: what is wrong in them opens nothing.
 * @throws {ConfigError} naming the first field that is wrong, and what is expected there; it is reported as well
 */
export function checkEssentials({ config, unknown }: Core): void {
  const { policy, operator, preset, model } = config;
  if (!VERSION.test(model.version)) throw unknown('policy.version', VERSION);
  if (!ADDRESS.test(policy.url ?? '')) throw unknown('policy.url', ADDRESS);
  // The preset speaks for its own operator only.
  if (!operator?.name || (preset && !OPERATOR.test(JSON.stringify(operator.name))))
    throw unknown('operator.name', 'a text');
}
