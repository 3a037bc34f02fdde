import { expect } from '../core/ConfigError';
import type { ModelOptions } from '../core/model';
import type { ConsentOptions } from '../core/types';
import { smartustaz } from '../presets/smartustaz';
import { OPERATOR, VERSION } from './patterns';

const NAME = /^(?!policy$)[a-z][a-z0-9-]*$/;

/**
 * What decides whether a name is open: version, preset, names.
 * @throws {ConfigError} naming the first field that is wrong, and what is expected there
 */
export function checkModel(options: ModelOptions & Pick<ConsentOptions, 'preset' | 'operator'>): void {
  const { preset, operator, policy, categories, features } = options ?? {};
  // The policy first: an operator beside another's preset must not hide that its policy is missing.
  expect(VERSION.test(`${policy?.version ?? ''}`), 'policy.version', VERSION);
  if (preset) {
    expect(preset === 'smartustaz', 'preset', 'smartustaz');
    const name = JSON.stringify(operator?.name ?? smartustaz.operator.name);
    expect(OPERATOR.test(name), 'operator.name', 'that of the preset');
  }
  const known = new Set(['necessary', ...(preset ? Object.keys(smartustaz.categories) : [])]);
  const taken = new Set<string>();
  const add = (field: string, name: string) => {
    expect(NAME.test(name) && !taken.has(name), `${field}.${name}`, `a name of its own, ${NAME}`);
    taken.add(name);
    known.add(name);
  };
  const names: readonly string[] = Array.isArray(categories) ? categories : Object.keys(categories ?? {});
  for (const name of names) if (name !== 'necessary') add('categories', name);
  const needable = [...known];
  for (const name of needable) taken.add(name);
  for (const [name, feature] of Object.entries(features ?? {})) {
    const field = `features.${name}.needs`;
    const needs = [feature?.needs ?? []].flat();
    for (const need of needs) expect(needable.includes(need), field, `${needable}`);
    expect(needs[0] || feature?.policy, field, `${needable}`);
    add('features', name);
  }
}
