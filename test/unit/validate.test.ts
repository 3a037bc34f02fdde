import fc from 'fast-check';
import { expect, it } from 'vitest';
import { optionsSchema } from '../../build/schema';
import { validate } from '../../demo/qa/validate';
import { bySchema } from '../fixtures/ajv';
import { arbitraryOptions } from '../fixtures/arbitraryOptions';
import { portal } from '../fixtures/options';

const schema = optionsSchema();

it('the editor of the QA bench accepts what a validator of JSON Schema does', () => {
  const anything = fc.oneof({ weight: 5, arbitrary: arbitraryOptions }, { weight: 1, arbitrary: fc.jsonValue() });
  fc.assert(
    fc.property(anything, (options) => {
      expect(validate(options, schema).size === 0, JSON.stringify(options)).toBe(bySchema(options));
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ['policy.version', { ...portal, policy: { version: 'a b', url: '/p' } }, 'expected ^[\\w.-]{1,32}$'],
  ['policy.url', { ...portal, policy: { version: '1' } }, 'is missing'],
  ['theme', { ...portal, theme: 'blue' }, 'expected "auto" or "light" or "dark"'],
  ['term', { ...portal, term: 400 }, 'expected 1 to 395'],
  ['positon', { ...portal, positon: 'end' }, 'is no option'],
  ['categories.Ads', { ...portal, categories: { Ads: {} } }, 'expected ^(?!(policy|necessary)$)[a-z][a-z0-9-]*$'],
  ['categories.maps.cookies.0.name', { ...portal, categories: { maps: { cookies: [{}] } } }, 'is missing'],
  ['features.chat.policy', { ...portal, features: { chat: {} } }, 'is missing'],
])('it names %s', (field, options, words) => {
  expect(Object.fromEntries(validate(options, schema))).toEqual({ [field]: words });
});
