import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText, shortHash } from '../../src/record/hashText';
import * as own from '../../src/record/sha256';

const reference = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('sha256', () => {
  it.each([0, 1, 54, 55, 56, 57, 62, 63, 64, 65, 119, 120, 127, 128, 300])('is that of Node for %i bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) % 256);
    expect(hex(own.sha256(bytes))).toBe(reference(bytes));
  });

  it('is that of Node for every length up to 300', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(hex(own.sha256(bytes))).toBe(reference(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('is that of the standard for abc', () => {
    expect(hex(own.sha256(new TextEncoder().encode('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('does not change what it reads', () => {
    const bytes = Uint8Array.of(1, 2, 3);
    own.sha256(bytes);
    expect([...bytes]).toEqual([1, 2, 3]);
  });
});

describe('hashText', () => {
  const texts = ['', 'abc', 'Біз cookie файлдарын пайдаланамыз\nҚаз', '👩‍🏫', 'x'.repeat(5000)];

  it('is the digest of the text in UTF-8, of which the record keeps 16 digits', () => {
    for (const text of texts) {
      expect(hashText(text)).toBe(reference(text));
      expect(shortHash(text)).toBe(reference(text).slice(0, 16));
    }
  });
});
