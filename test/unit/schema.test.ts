import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionsSchema } from '../../build/schema';
import { consentOptions } from '../../demo/consentOptions';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig, DEFAULTS } from '../../src/options/createConfig';
import { bySchema } from '../fixtures/ajv';
import { arbitraryOptions } from '../fixtures/arbitraryOptions';
import { portal, smart } from '../fixtures/options';

/** Whether a page with these options can decide. */
const byCheck = (options: unknown): boolean =>
  !checkConfig(createConfig(options as ConsentOptions, ['kk'])).some(({ isFatal }) => isFatal);
const schema = optionsSchema();

describe('the schema of the options', () => {
  it('is a schema of draft 7', () => {
    expect(new Ajv().validateSchema(schema)).toBe(true);
  });

  it('agrees with the check', () => {
    let right = 0;
    let wrong = 0;
    fc.assert(
      fc.property(arbitraryOptions, (options) => {
        const valid = byCheck(options);
        valid ? right++ : wrong++;
        expect(bySchema(options), JSON.stringify(bySchema.errors)).toBe(valid);
      }),
      { numRuns: 1500 },
    );
    // Neither answer is rare, or agreeing says little.
    expect(Math.min(right, wrong)).toBeGreaterThan(150);
  });

  it.each([
    ['a portal’s', portal],
    ['the preset', smart],
    [
      'the demo’s',
      consentOptions({ embedding: 'tag', language: 'kk', page: 'home', theme: 'auto', position: 'start' }),
    ],
    ['with the address of the schema', { $schema: './options.schema.json', ...portal }],
  ])('accepts %s', (_, options) => {
    expect(bySchema(JSON.parse(JSON.stringify(options))), JSON.stringify(bySchema.errors)).toBe(true);
  });

  it('names what is misspelt, which the check ignores: an older file survives a newer option', () => {
    expect(bySchema({ ...portal, positon: 'end' })).toBe(false);
    expect(bySchema.errors).toContainEqual(
      expect.objectContaining({ keyword: 'additionalProperties', params: { additionalProperty: 'positon' } }),
    );
    expect(byCheck({ ...portal, positon: 'end' })).toBe(true);
  });

  // What a schema cannot say, and the check does.
  it.each([
    ['a need that is no category of these options', { ...portal, features: { chat: { needs: ['nothing'] } } }],
    ['a feature with the name of a category', { ...portal, categories: ['a'], features: { a: { policy: true } } }],
    [
      'more names than the cookie holds',
      { ...portal, categories: Array.from({ length: 40 }, (_, at) => `name-${at}`) },
    ],
    ['another operator beside the preset', { ...smart, operator: { name: 'School No. 1' } }],
  ])('leaves to the check: %s', (_, options) => {
    expect(bySchema(options), JSON.stringify(bySchema.errors)).toBe(true);
    expect(byCheck(options)).toBe(false);
  });

  it('has the defaults that the options get', () => {
    const defaults = Object.entries(schema.properties ?? {}).flatMap(([name, { default: value }]) =>
      value === undefined ? [] : [[name, value]],
    );
    expect(Object.fromEntries(defaults)).toEqual(DEFAULTS);
  });

  it('describes every option in the words of the types', () => {
    expect(schema.properties?.renewUrl?.description).toMatch(/^The address of `createConsentHandler`/);
    for (const [name, { description, $ref }] of Object.entries(schema.properties ?? {}))
      expect(description ?? $ref ?? name, name).not.toBe(name);
  });
});
