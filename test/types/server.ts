// Compiled, never run.
import { type ConsentReading, type ReadOptions, readConsent } from '../../src/server';
import { portal, smart } from '../fixtures/options';

/** A header may be missing, and the options of the browser serve as they are. */
export function reading(): ConsentReading {
  readConsent(undefined, portal);
  readConsent(null, { ...smart, now: 1 });
  readConsent('', { policy: { version: '1' }, categories: ['statistics'] });
  // @ts-expect-error the version is missing
  readConsent('', { policy: {} });
  // @ts-expect-error the policy is missing
  readConsent('', { categories: ['statistics'] });
  // @ts-expect-error time is in seconds, as a number
  readConsent('', { ...smart, now: new Date() });
  // @ts-expect-error a header is one text
  readConsent(['a=b'], smart);
  const { status, record, allows } = readConsent('', smart);
  // @ts-expect-error no such status
  const given: boolean = status === 'granted';
  return { status, record, allows: (name) => given && allows(name) };
}

export const withUnknown: ReadOptions = {
  policy: { version: '1' },
  // @ts-expect-error names are texts
  categories: [1],
};
