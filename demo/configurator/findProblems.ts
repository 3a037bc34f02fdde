import type { ConsentOptions } from '../../src/index';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig } from '../../src/options/createConfig';
import { explainProblem } from '../../src/options/explainProblem';
import type { Draft } from './Draft';
import { toOptions } from './toOptions';

/** What Kelisim itself finds wrong, by the name of the field, with what it expects there. */
export function findProblems(draft: Draft): ReadonlyMap<string, string> {
  const { signals, ...given } = toOptions(draft);
  const problems = new Map<string, string>();
  // As a list: an object would hide that a name stands twice.
  const options = { ...given, categories: draft.categories.map(({ name }) => name) } as ConsentOptions;
  for (const problem of checkConfig(createConfig(options, []))) problems.set(problem.option, explainProblem(problem));
  const names = draft.features.map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) problems.set(`features.${name}`, 'a name of its own');
  });
  if (signals?.yandex && !/^\d+$/.test(draft.signals.yandex)) problems.set('signals.yandex', 'a number');
  return problems;
}
