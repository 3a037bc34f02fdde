import type { Model, ModelOptions } from '../core/model';
import type { ConsentOptions } from '../core/types';
import { NAME, OPERATOR, VERSION } from './patterns';

/** Makes the error of a field that holds what it cannot; reports it where there is somebody to tell. */
export type Fail = (field: string, expected: unknown) => Error;
/** Unless `valid`, throws what `fail` makes. */
export type Check = (valid: unknown, field: string, expected: unknown) => void;

export const createCheck =
  (fail: Fail): Check =>
  (valid, field, expected) => {
    if (!valid) throw fail(field, expected);
  };

/**
 * What decides whether a name is open: version, preset, names.
 * @param options over their preset
 * @param model what they mean
 */
export function checkModel(
  { preset, operator, features }: Pick<ModelOptions, 'features'> & Pick<ConsentOptions, 'preset' | 'operator'>,
  { version, optional }: Model,
  check: Check,
): void {
  // The policy first: an operator beside another's preset must not hide that its policy is missing.
  check(VERSION.test(version), 'policy.version', VERSION);
  check(!preset || preset === 'smartustaz', 'preset', 'smartustaz');
  // The preset speaks for its own operator only (clause 2.3).
  check(
    !preset || operator?.name === undefined || OPERATOR.test(JSON.stringify(operator.name)),
    'operator.name',
    'that of the preset',
  );
  const names = ['necessary', ...optional];
  names.forEach((name, index) => {
    check(NAME.test(name) && names.indexOf(name) === index, `categories.${name}`, `a name of its own, ${NAME}`);
  });
  for (const [name, feature] of Object.entries(features ?? {})) {
    const needs = [feature?.needs ?? []].flat();
    check(
      (needs[0] || feature?.policy) && needs.every((need) => names.includes(need)),
      `features.${name}.needs`,
      names,
    );
    check(NAME.test(name) && !names.includes(name), `features.${name}`, `a name of its own, ${NAME}`);
  }
}
