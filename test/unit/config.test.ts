import { describe, expect, it } from 'vitest';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig, DEFAULTS } from '../../src/options/createConfig';
import { readConsent } from '../../src/server';
import { portal, smart } from '../fixtures/options';

const resolve = (options: unknown) => {
  const config = createConfig(options as ConsentOptions, []);
  expect(checkConfig(config)).toEqual([]);
  return config;
};
const policy = (more: object) => ({ ...portal, policy: { ...portal.policy, ...more } });

describe('createConfig accepts', () => {
  it.each([
    ['the least of a portal', portal],
    ['the least of smartustaz.kz', smart],
    [
      'the preset with its own operator and a BIN',
      { ...smart, operator: { name: 'Корпоративный фонд «El Umiti»', bin: '1' } },
    ],
    ['the preset with a BIN alone', { ...smart, operator: { bin: '1' } }],
    ['an https url', policy({ url: 'https://edu.kz/privacy?x=1#y' })],
    ['an https url with a port', policy({ url: 'https://localhost:8080/privacy' })],
    ['an url in Kazakh', policy({ url: '/құпиялық' })],
    ['an url of this site', policy({ url: '/kk/privacy' })],
    ['an url beside this page', policy({ url: 'privacy.html' })],
    ['a day', policy({ effective: '2026-01-31' })],
    ['the shortest term', { ...portal, term: 1 }],
    ['the longest term', { ...portal, term: 395 }],
    ['a term out of an attribute', { ...portal, term: '90' }],
    ['the names of categories', { ...portal, categories: ['statistics', 'a-1', 'a'] }],
    ['necessary among the categories', { ...portal, categories: ['necessary', 'statistics'] }],
    ['a category that objects have', { ...portal, categories: ['constructor'] }],
    ['no category at all', { ...portal, categories: undefined }],
    ['a domain', { ...portal, domain: 'smart-ustaz.kz' }],
    ['a domain with a dot before', { ...portal, domain: '.smartustaz.kz' }],
    ['a language by the name of the country', { ...portal, language: 'kz' }],
    ['a version that is a number', policy({ version: 2026 })],
    ['a portal', { ...portal, portal: 'school-12' }],
    ['a nonce, a base and no language switch', { ...portal, nonce: 'r4nd0m', base: '/k/', languageSwitch: false }],
  ])('%s', (_what, options) => {
    expect(resolve(options).model.version).toMatch(/^2026/);
  });

  it('the preset as the contract describes it', () => {
    const { model } = resolve(smart);
    expect(model.optional).toEqual(['authorization', 'statistics', 'advertising']);
    expect(model.needs.get('account')).toEqual(['authorization', 'policy']);
  });

  it('defaults', () => {
    expect(resolve(portal)).toMatchObject({ term: 180, theme: 'auto', position: 'start' });
    expect(resolve(portal)).toMatchObject(DEFAULTS);
    expect(resolve({ ...portal, theme: undefined, button: undefined })).toMatchObject(DEFAULTS);
  });

  it('a category that objects have without opening it', () => {
    const { allows } = readConsent('', {
      policy: { version: '1' },
      categories: ['constructor'],
      features: { valueof: { needs: ['constructor'] } },
    });
    expect(['constructor', 'valueof', 'toString', '__proto__'].filter(allows)).toEqual([]);
  });

  it('a portal, whose cookie has its name', () => {
    expect(resolve({ ...portal, portal: 'school-12' }).cookieName).toBe('consent_kelisim_school-12');
    expect(resolve(portal).cookieName).toBe('consent_kelisim');
  });
});
