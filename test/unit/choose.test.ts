import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConsentRecord } from '../../src/record/ConsentRecord';
import {
  type Choice,
  choose,
  type Decision,
  type Situation,
  type Switches,
  unknownSwitch,
} from '../../src/record/choose';
import { evaluate } from '../../src/record/evaluate';
import { createModel } from '../../src/record/model';

const NOW = 1_800_000_000;
const all = ['authorization', 'statistics', 'advertising'];
const model = createModel({
  policy: { version: '2026-01' },
  categories: all,
  features: { account: { needs: ['authorization'], policy: true } },
});
const given = {
  until: NOW + 1,
  granted: ['statistics'],
  denied: ['authorization', 'advertising'],
  policy: null,
} as const;

/** What a decision starts from. */
function having(record: Partial<ConsentRecord> | null = null, gpc = false): Situation {
  const held = record as ConsentRecord | null;
  return { model, record: held, evaluation: evaluate(model, held, NOW), gpc };
}
const chosen = (decision: Decision, situation = having()): [Choice['granted'], boolean] => {
  const { granted, policy } = choose(decision, situation);
  return [granted, policy];
};
const allow = (name: string): Decision => ({ act: 'allow', name });
const save = (switches: Switches): Decision => ({ act: 'save', switches });

describe('accept-all', () => {
  it('grants every optional category and the policy', () => {
    expect(chosen({ act: 'accept-all' })).toEqual([all, true]);
  });

  it('leaves advertising out under Global Privacy Control, and nothing else', () => {
    expect(chosen({ act: 'accept-all' }, having(null, true))).toEqual([['authorization', 'statistics'], true]);
  });
});

describe('reject-all and withdraw', () => {
  it.each(['reject-all', 'withdraw'] as const)('%s leaves nothing, and clears the policy', (act) => {
    expect(chosen({ act }, having({ ...given, policy: '2026-01' }))).toEqual([[], false]);
  });
});

describe('allow', () => {
  it('grants what the feature needs and keeps the rest', () => {
    expect(chosen(allow('account'), having(given))).toEqual([['authorization', 'statistics'], true]);
  });

  it('of a category leaves the policy as it was', () => {
    expect(chosen(allow('advertising'), having(given))).toEqual([['statistics', 'advertising'], false]);
    const accepted = having({ ...given, policy: '2026-01' });
    expect(chosen(allow('advertising'), accepted)).toEqual([['statistics', 'advertising'], true]);
  });

  it('grants nothing else to a visitor who has not decided', () => {
    expect(chosen(allow('account'))).toEqual([['authorization'], true]);
  });

  it('takes nothing up again from a record that is outdated', () => {
    const outdated = having({ ...given, policy: '2025-12' });
    expect(outdated.evaluation.status).toBe('outdated');
    expect(chosen(allow('authorization'), outdated)).toEqual([['authorization'], false]);
  });

  it('grants advertising by hand, whatever the signal', () => {
    expect(chosen(allow('advertising'), having(given, true))).toEqual([['statistics', 'advertising'], false]);
  });

  it('of an unknown name grants nothing more', () => {
    expect(chosen(allow('nothing'), having(given))).toEqual([['statistics'], false]);
  });
});

describe('save', () => {
  it('refuses what it leaves out', () => {
    const accepted = having({ ...given, policy: '2026-01' });
    expect(chosen(save({}), accepted)).toEqual([[], false]);
    expect(chosen(save({ advertising: true }), accepted)).toEqual([['advertising'], false]);
    expect(chosen(save({ policy: true }), accepted)).toEqual([[], true]);
  });

  it('allows by nothing but true', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (statistics, policy) => {
        const switches = { statistics, policy } as Switches;
        expect(chosen(save(switches))).toEqual([statistics === true ? ['statistics'] : [], policy === true]);
      }),
    );
  });

  it('ignores the switch of what is necessary', () => {
    expect(chosen(save({ necessary: false, statistics: true }))).toEqual([['statistics'], false]);
  });

  it('grants advertising by hand, whatever the signal', () => {
    expect(chosen(save({ advertising: true }), having(null, true))).toEqual([['advertising'], false]);
  });

  it.each(['statistic', 'account', 'constructor', '__proto__'])('names %s, which is no optional category', (name) => {
    const switches = Object.fromEntries([
      ['statistics', true],
      [name, true],
    ]);
    expect(unknownSwitch(switches, model)).toBe(name);
  });

  it.each(['policy', 'necessary', ...all])('knows %s', (name) => {
    expect(unknownSwitch({ [name]: true }, model)).toBeUndefined();
  });
});
