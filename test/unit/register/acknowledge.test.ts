import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../src/record/codec';
import {
  isAcknowledged,
  replaceValue,
  withoutAcknowledgement,
  acknowledge as write,
} from '../../../src/server/acknowledge';
import vectors from '../../fixtures/acknowledgements.json';
import { arbitraryRecord, NOW } from '../../fixtures/arbitraryRecord';

const acknowledge = (value: string, name = 'consent_kelisim') => write(value, name);

describe('the acknowledgement in the cookie', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    expect(isAcknowledged(vector.value)).toBe(vector.acknowledged);
    expect(withoutAcknowledgement(vector.value)).toBe(vector.without);
    expect(acknowledge(vector.value)).toBe(vector.with);
  });

  it('never changes what the record says', () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const value = encode(record);
        const acknowledged = acknowledge(value);
        expect(decode(acknowledged, NOW)).toEqual(decode(value, NOW));
        expect(withoutAcknowledgement(acknowledged)).toBe(value);
        expect(acknowledge(acknowledged)).toBe(acknowledged);
      }),
    );
  });

  it('leaves a value alone that would no longer fit', () => {
    const name = 'consent_kelisim='.length;
    const fits = 'x'.repeat(300 - name - 4);
    expect(acknowledge(fits)).toBe(`${fits}&r=1`);
    expect(acknowledge(`${fits}x`)).toBe(`${fits}x`);
    // The name of a portal takes room.
    expect(acknowledge(fits, 'consent_kelisim_a')).toBe(fits);
  });

  it('goes into a Set-Cookie header without touching its attributes', () => {
    expect(replaceValue('consent_kelisim=a=$1; Path=/; Secure', 'a=$&&r=1')).toBe(
      'consent_kelisim=a=$&&r=1; Path=/; Secure',
    );
  });
});
