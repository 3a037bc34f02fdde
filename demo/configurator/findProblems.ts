import { checkOptions } from '../../src/check/checkOptions';
import { ConfigError, configError } from '../../src/core/ConfigError';
import { resolveConfig } from '../../src/core/config';
import type { ConsentOptions } from '../../src/index';
import type { Draft } from './Draft';
import { toOptions } from './toOptions';

type Loose = { -readonly [Name in keyof ConsentOptions]?: unknown };

/** What Kelisim itself finds wrong, by the name of the field, with what it expects there. */
export function findProblems(draft: Draft): ReadonlyMap<string, string> {
  const { signals, ...given } = toOptions(draft);
  const problems = new Map<string, string>();
  // As a list: an object would hide that a name stands twice.
  let options: Loose = { ...given, categories: draft.categories.map(({ name }) => name) };
  const names = draft.features.map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) problems.set(`features.${name}`, 'a name of its own');
  });
  if (signals?.yandex && !/^\d+$/.test(draft.signals.yandex)) problems.set('signals.yandex', 'a number');
  // The check tells the first one; the others show once that is out of its way.
  for (let left = 99; left > 0; left--) {
    try {
      checkOptions(resolveConfig(options as unknown as ConsentOptions), configError);
      break;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.set(error.field, error.expected);
      options = without(options, error.field);
    }
  }
  return problems;
}

/** The options with something right in that place. */
function without(options: Loose, field: string): Loose {
  const [group = '', ...rest] = field.split('.');
  const name = rest.join('.');
  const policy = options.policy as object;
  switch (group) {
    case 'policy':
      return { ...options, policy: { ...policy, [name]: name === 'version' ? '1' : '/' } };
    case 'operator':
      return { ...options, preset: undefined, operator: { name: 'x' } };
    case 'categories': {
      const left = (options.categories as string[]).filter((category) => category !== name);
      return { ...options, categories: name ? left : [] };
    }
    case 'features': {
      const all = options.features as { [feature: string]: unknown };
      const wrong = name in all ? name : name.replace(/\.needs$/, '');
      return { ...options, features: Object.fromEntries(Object.entries(all).filter(([key]) => key !== wrong)) };
    }
    default:
      return { ...options, [group]: undefined };
  }
}
