import { afterEach, describe, expect, it } from 'vitest';
import { readOptions } from '../../src/loading/readOptions';
import { ConfigError } from '../../src/options/ConfigError';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig } from '../../src/options/createConfig';
import { explainProblem } from '../../src/options/explainProblem';
import type { Problem } from '../../src/options/Problem';
import { errorOf } from '../fixtures/errorOf';

afterEach(() => document.body.replaceChildren());

const check = (options: ConsentOptions) => checkConfig(createConfig(options, ['kk']));

/** As the browser gives them: `data-policy-version` is `policyVersion`. */
function attributes(html: string): DOMStringMap {
  document.body.insertAdjacentHTML('beforeend', html);
  return (document.body.lastElementChild as HTMLElement).dataset;
}

const json = (text: string) => {
  const script = document.createElement('script');
  script.type = 'application/json';
  script.id = 'kelisim-options';
  script.textContent = text;
  document.body.append(script);
};

describe('readOptions', () => {
  it('reads the tag of smartustaz.kz', () => {
    const dataset = attributes(
      '<i data-preset="smartustaz" data-policy-version="2026-01" data-policy-url="/privacy" data-policy-effective="2026-01-01"></i>',
    );
    const options = readOptions(dataset);
    expect(options).toEqual({
      preset: 'smartustaz',
      policy: { version: '2026-01', url: '/privacy', effective: '2026-01-01' },
    });
    expect(createConfig(options, []).model.version).toBe('2026-01');
  });

  it('reads operator and BIN', () => {
    expect(readOptions(attributes('<i data-operator="School No. 1" data-operator-bin="1"></i>'))).toEqual({
      operator: { name: 'School No. 1', bin: '1' },
    });
  });

  it('reads a switch as a switch', () => {
    const html = '<i data-button="false" data-auto-show="false" data-reload="true"></i>';
    expect(readOptions(attributes(html))).toEqual({
      button: false,
      autoShow: false,
      reload: true,
    });
    // An attribute without a value.
    expect(readOptions({ languageSwitch: '' })).toEqual({ languageSwitch: true });
  });

  it.each([
    ['layout', 'bar'],
    ['position', 'end'],
    ['theme', 'light'],
    ['language', 'kz'],
    ['term', '90'],
    ['domain', 'example.kz'],
    ['renew-url', '/consent'],
    ['portal', 'school-12'],
    ['nonce', 'r4nd0m'],
    ['base', '/kelisim/'],
  ])('takes data-%s, as %s', (name, value) => {
    const options = readOptions(
      attributes(
        `<i data-preset="smartustaz" data-policy-version="1" data-policy-url="/p" data-${name}="${value}"></i>`,
      ),
    );
    const key = name.replace('-u', 'U');
    expect(options).toMatchObject({ [key]: value });
    expect(check(options)).toEqual([]);
  });

  it.each([
    ['layout', 'middle'],
    ['position', 'left'],
    ['theme', 'blue'],
    ['language', 'de'],
    ['term', 'long'],
    ['term', '396'],
  ])('refuses data-%s of %s by name', (name, value) => {
    const options = readOptions(
      attributes(
        `<i data-preset="smartustaz" data-policy-version="1" data-policy-url="/p" data-${name}="${value}"></i>`,
      ),
    );
    expect(check(options)).toMatchObject([{ option: name, isFatal: true }]);
  });

  it('leaves attributes of other tools alone, and keeps a misspelt one for the report', () => {
    const dataset = attributes('<i data-cf-beacon="x" data-id="1" data-positon="end"></i>');
    expect(readOptions(dataset)).toEqual({ positon: 'end' });
    expect(check(readOptions(dataset)).filter(({ kind }) => kind === 'unknown')).toMatchObject([{ option: 'positon' }]);
  });

  it('reads the JSON, and the attributes over it', () => {
    json('{"policy":{"version":"1","url":"/p"},"categories":{"maps":{"title":"<b>"}},"theme":"light"}');
    expect(readOptions(attributes('<i data-policy-version="2" data-theme="dark"></i>'))).toEqual({
      policy: { version: '2', url: '/p' },
      categories: { maps: { title: '<b>' } },
      theme: 'dark',
    });
  });

  it('refuses JSON that cannot be read, naming the element', () => {
    json('{"policy":');
    expect(errorOf(() => readOptions({}))).toBeInstanceOf(ConfigError);
    expect(errorOf(() => readOptions({}))).toMatchObject({ field: 'kelisim-options' });
  });

  it.each(['7', '"x"', '[{}]'])('names the JSON where it is %s', (text) => {
    json(text);
    expect(errorOf(() => readOptions({}))).toMatchObject({ field: 'kelisim-options' });
  });

  it.each(['null', '[]', ''])('takes JSON of %s for no options, which is a configuration error later', (text) => {
    json(text);
    expect(check(readOptions({}))[0]).toMatchObject({ option: 'policy.version', isFatal: true });
  });

  it.each([
    ['{"policy":"x"}', 'policy'],
    ['{"policy":null}', 'policy.version'],
    ['{"operator":7}', 'operator'],
    ['{"__proto__":{"theme":"dark"}}', 'policy.version'],
  ])('bears JSON of %s', (text, option) => {
    json(text);
    expect(check(readOptions({}))[0]).toMatchObject({ option, isFatal: true });
    expect(({} as { theme?: string }).theme).toBeUndefined();
  });
});

describe('attributes that are no options', () => {
  const OTHERS = [
    ...['cfasync', 'no-optimize', 'no-minify', 'no-defer', 'noptimize', 'pagespeed-no-defer', 'rocket-src', 'minify'],
    ...['jetpack-boost', 'skip-moving', 'nitro-exclude'],
    ...[
      'wp-strategy',
      'turbo-track',
      'nscript',
      'astro-exec',
      'hid',
      'n-head',
      'rh',
      'type',
      'name',
      'id',
      'src',
      'key',
    ],
    ...['mode', 'defer', 'delay', 'cookieconsent', 'category', 'litespeed-src', 'optimized', 'loading', 'body', 'host'],
  ];
  it.each(OTHERS)('of optimisers and frameworks are not taken for one: data-%s', (name) => {
    const dataset = attributes(
      `<i data-policy-version="1" data-policy-url="/p" data-operator="x" data-${name}="x"></i>`,
    );
    expect(Object.keys(readOptions(dataset)).sort()).toEqual(['operator', 'policy']);
  });

  it.each([
    ['layuot', 'layout'],
    ['theem', 'theme'],
    ['trem', 'term'],
    ['buton', 'button'],
    ['autoshw', 'autoShow'],
    ['renewal-url', 'renewUrl'],
    ['language-swich', 'languageSwitch'],
  ])('but nearly one are reported: data-%s', (name, near) => {
    const dataset = attributes(
      `<i data-policy-version="1" data-policy-url="/p" data-operator="x" data-${name}="x"></i>`,
    );
    const [problem] = check(readOptions(dataset));
    expect(problem).toMatchObject({ kind: 'unknown', isFatal: false });
    expect(explainProblem(problem as Problem)).toContain(`Did you mean "${near}"?`);
  });

  it('the address of the schema is for editors', () => {
    json(
      '{ "$schema": "/options.schema.json", "operator": { "name": "x" }, "policy": { "version": "1", "url": "/p" } }',
    );
    expect(check(readOptions({}))).toEqual([]);
  });
});
