import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { createConsent } from '../../src/loading/createConsent';
import { type Vector, vectors } from '../fixtures/vectors';

/** The page as the visitor's browser loads it: from source, and as built. */
const BUILT = pathToFileURL('dist/index.js');
const makers: [string, typeof createConsent][] = [['source', createConsent]];
if (existsSync(BUILT)) makers.push(['dist', (await import(/* @vite-ignore */ BUILT.href)).createConsent]);

afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(document, 'cookie');
  vi.restoreAllMocks();
});

function read(create: typeof createConsent, { cookie, options, now, expected }: Vector) {
  vi.useFakeTimers({ now: now * 1000, toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  Object.defineProperty(document, 'cookie', { configurable: true, get: () => cookie ?? '', set: () => {} });
  const consent = create({
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

describe.each(makers)('createConsent from %s answers every vector', (_where, create) => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    expect(read(create, vector)).toEqual(vector.expected);
  });
});
