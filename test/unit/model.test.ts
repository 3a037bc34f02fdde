import { describe, expect, it } from 'vitest';
import type { ConsentRecord } from '../../src/record/ConsentRecord';
import { evaluate } from '../../src/record/evaluate';
import { createModel } from '../../src/record/model';

const NOW = 1_790_000_000;
const policy = { version: '2' };
const record = (granted: string[], denied: string[], of: string | null = null): ConsentRecord => ({
  ...{ id: 'K3v9abcdefghij_-ABCDEF', at: NOW - 60, until: NOW + 86_400, policy: of, language: 'kk' },
  ...{ granted, denied, how: 'save', text: '' },
});

// Options that `checkConfig` refuses: in a browser they open nothing until it has looked, and on a server without it.
describe('of wrong options', () => {
  it('a feature with the name of a category does not speak for it', () => {
    const model = createModel({ policy, categories: ['statistics'], features: { statistics: { policy: true } } });
    const { allows } = evaluate(model, record([], ['statistics'], '2'), NOW);
    expect(allows('policy')).toBe(false);
    expect(allows('statistics')).toBe(false);
  });

  it('a feature cannot close what is necessary', () => {
    const model = createModel({
      policy,
      categories: ['statistics'],
      features: { necessary: { needs: ['statistics'] } },
    });
    expect(evaluate(model, null, NOW).allows('necessary')).toBe(true);
  });

  it('a feature that needs nothing is closed', () => {
    const model = createModel({ policy, categories: ['statistics'], features: { all: { needs: [] } } });
    expect(evaluate(model, record(['statistics'], [], '2'), NOW).allows('all')).toBe(false);
  });

  it('without a version everything optional is closed, whatever the record says', () => {
    const model = createModel({ policy: {}, categories: ['statistics'] });
    expect(model.version).toBe('');
    const { isDue, allows } = evaluate(model, record(['statistics'], [], null), NOW);
    expect([isDue, allows('statistics')]).toEqual([true, false]);
  });
});
