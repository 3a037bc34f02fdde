import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfigError } from '../../src/options/ConfigError';
import { resolveConfig } from '../../src/options/createConfig';
import { evaluate } from '../../src/record/evaluate';
import type { Core } from '../../src/core/lazy';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import type { ConsentRecord } from '../../src/record/ConsentRecord';
import { choose, type Switches } from '../../src/record/choose';
import { smart } from '../fixtures/options';

const NOW = 1_800_000_000;
const all = ['authorization', 'statistics', 'advertising'];
const given = {
  until: NOW + 1,
  granted: ['statistics'],
  denied: ['authorization', 'advertising'],
  policy: null,
} as const;

/** As much of the core as choosing looks at. */
function coreOf(record: Partial<ConsentRecord> | null = null, more: Partial<ConsentOptions> = {}): Core {
  const config = resolveConfig({ ...smart, ...more });
  const unknown = (field: string, known: readonly string[]) => new ConfigError(field, `${known}`);
  return { config, record, ...evaluate(config.model, record as ConsentRecord | null, NOW), unknown } as unknown as Core;
}

afterEach(() => vi.unstubAllGlobals());
const signal = (value: unknown) => vi.stubGlobal('navigator', { languages: ['kk'], globalPrivacyControl: value });

describe('accept-all', () => {
  it('grants every optional category and the policy', () => {
    expect(choose(coreOf(), 'accept-all')).toEqual([all, true]);
  });

  it('leaves advertising out under Global Privacy Control, and nothing else', () => {
    signal(true);
    expect(choose(coreOf(), 'accept-all')).toEqual([['authorization', 'statistics'], true]);
  });

  it('takes a signal that is off for none', () => {
    signal(false);
    expect(choose(coreOf(), 'accept-all')).toEqual([all, true]);
  });
});

describe('reject-all and withdraw', () => {
  it.each(['reject-all', 'withdraw'] as const)('%s leaves nothing, the policy cleared', (act) => {
    expect(choose(coreOf({ ...given, policy: '2026-01' }), act)).toEqual([[], false]);
  });

  it('do not listen to switches', () => {
    expect(choose(coreOf(), 'reject-all', { statistics: true, policy: true })).toEqual([[], false]);
  });
});

describe('allow', () => {
  it('grants what the feature needs and keeps the rest', () => {
    expect(choose(coreOf(given), 'allow', 'account')).toEqual([['authorization', 'statistics'], true]);
  });

  it('of a category leaves the policy as it was', () => {
    expect(choose(coreOf(given), 'allow', 'advertising')).toEqual([['statistics', 'advertising'], false]);
    const accepted = coreOf({ ...given, policy: '2026-01' });
    expect(choose(accepted, 'allow', 'advertising')).toEqual([['statistics', 'advertising'], true]);
  });

  it('grants nothing else to those who have not decided', () => {
    expect(choose(coreOf(), 'allow', 'account')).toEqual([['authorization'], true]);
  });

  it('takes nothing up again from a record that is outdated', () => {
    const outdated = coreOf({ ...given, policy: '2025-12' });
    expect(outdated.status).toBe('outdated');
    expect(choose(outdated, 'allow', 'authorization')).toEqual([['authorization'], false]);
  });

  it('grants advertising by hand, whatever the signal', () => {
    signal(true);
    expect(choose(coreOf(given), 'allow', 'advertising')).toEqual([['statistics', 'advertising'], false]);
  });

  it('of an unknown name grants nothing more', () => {
    expect(choose(coreOf(given), 'allow', 'nothing')).toEqual([['statistics'], false]);
  });
});

describe('save', () => {
  it('takes what it leaves out for a no', () => {
    const core = coreOf({ ...given, policy: '2026-01' });
    expect(choose(core, 'save', {})).toEqual([[], false]);
    expect(choose(core, 'save', { advertising: true })).toEqual([['advertising'], false]);
    expect(choose(core, 'save', { policy: true })).toEqual([[], true]);
    expect(choose(core, 'save')).toEqual([[], false]);
  });

  it('takes nothing but true for a yes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (statistics, policy) => {
        const choice = { statistics, policy } as Switches;
        expect(choose(coreOf(), 'save', choice)).toEqual([statistics === true ? ['statistics'] : [], policy === true]);
      }),
    );
  });

  it('bears the word necessary, which changes nothing', () => {
    expect(choose(coreOf(), 'save', { necessary: false, statistics: true })).toEqual([['statistics'], false]);
  });

  it('grants advertising by hand, whatever the signal', () => {
    signal(true);
    expect(choose(coreOf(), 'save', { advertising: true })).toEqual([['advertising'], false]);
  });

  it.each(['statistic', 'account', 'constructor', '__proto__'])('refuses %s, which is no optional category', (name) => {
    const choice = Object.fromEntries([
      ['statistics', true],
      [name, true],
    ]);
    expect(() => choose(coreOf(), 'save', choice)).toThrow(ConfigError);
    expect(() => choose(coreOf(), 'save', choice)).toThrow(`save.${name}`);
  });
});
