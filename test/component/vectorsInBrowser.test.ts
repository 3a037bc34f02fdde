import { afterEach, describe, expect, it, vi } from 'vitest';
import { createConsent } from '../../src/loading/createConsent';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { everyVector, type Vector } from '../fixtures/vectors';

afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(document, 'cookie');
  vi.restoreAllMocks();
});

function read({ cookie, options, now, expected }: Vector) {
  vi.useFakeTimers({ now: now * 1000, toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  Object.defineProperty(document, 'cookie', { configurable: true, get: () => cookie ?? '', set: () => {} });
  const consent = createConsent({
    operator: { name: options.preset ? 'El Umiti' : 'School No. 1' },
    ...options,
    policy: { ...options.policy, url: '/privacy' },
    autoShow: false,
  } as ConsentOptions);
  const allows = Object.fromEntries(Object.keys(expected.allows).map((name) => [name, consent.allows(name as never)]));
  const { status, record } = consent;
  consent.destroy();
  return { status, record, allows };
}

describe('createConsent answers every vector', () => {
  it.each(everyVector.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    expect(read(vector)).toEqual(vector.expected);
  });
});
