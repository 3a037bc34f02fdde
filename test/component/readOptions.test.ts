import { afterEach, describe, expect, it } from 'vitest';
import { checkOptions } from '../../src/options/checkConfig';
import { ConfigError, configError } from '../../src/options/ConfigError';
import { resolveConfig } from '../../src/options/createConfig';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { readOptions } from '../../src/loading/readOptions';
import { errorOf } from '../fixtures/errorOf';

afterEach(() => document.body.replaceChildren());

const check = (options: ConsentOptions) => checkOptions(resolveConfig(options), configError);

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
    expect(resolveConfig(options).model.version).toBe('2026-01');
  });

  it('reads operator and BIN', () => {
    expect(readOptions(attributes('<i data-operator="School No. 1" data-operator-bin="1"></i>'))).toEqual({
      operator: { name: 'School No. 1', bin: '1' },
    });
  });

  it('reads a no as a no', () => {
    expect(readOptions(attributes('<i data-button="false" data-auto-show="false" data-theme="dark"></i>'))).toEqual({
      button: false,
      autoShow: false,
      theme: 'dark',
    });
  });

  it.each([
    ['layout', 'bar'],
    ['position', 'end'],
    ['theme', 'light'],
    ['language', 'kz'],
    ['term', '90'],
    ['domain', 'example.kz'],
    ['renew-url', '/consent'],
    ['reload', 'true'],
  ])('takes data-%s, as %s', (name, value) => {
    const options = readOptions(
      attributes(
        `<i data-preset="smartustaz" data-policy-version="1" data-policy-url="/p" data-${name}="${value}"></i>`,
      ),
    );
    const key = name.replace('-u', 'U');
    expect(options).toMatchObject({ [key]: value });
    expect(() => check(options)).not.toThrow();
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
    expect(errorOf(() => check(options))).toMatchObject({ code: 'config', field: name });
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

  it.each(['null', '7', '"x"', '[]', ''])(
    'takes JSON of %s for no options, which is a configuration error later',
    (text) => {
      json(text);
      expect(errorOf(() => check(readOptions({})))).toMatchObject({ code: 'config', field: 'policy.version' });
    },
  );

  it.each(['{"policy":"x"}', '{"policy":null}', '{"operator":7}', '{"__proto__":{"theme":"dark"}}'])(
    'bears JSON of %s',
    (text) => {
      json(text);
      const error = errorOf(() => check(readOptions({})));
      expect(error).toMatchObject({ code: 'config', field: 'policy.version' });
      expect(({} as { theme?: string }).theme).toBeUndefined();
    },
  );
});
