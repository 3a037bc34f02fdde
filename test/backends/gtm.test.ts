import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { read } from '../fixtures/sourceFiles';

/** The parts of a template file of Google Tag Manager. */
const pieces = read('integrations/gtm/template.tpl')
  .split(/^___(\w+)___$/m)
  .slice(1);
const parts = new Map(pieces.flatMap((name, index) => (index % 2 ? [] : [[name, pieces[index + 1] ?? ''] as const])));
const code = parts.get('SANDBOXED_JS_FOR_WEB_TEMPLATE') ?? '';
const json = (name: string) => JSON.parse(parts.get(name) ?? '') as never;

interface Value {
  readonly type: number;
  readonly string?: string;
  readonly boolean?: boolean;
  readonly listItem?: readonly Value[];
  readonly mapValue?: readonly Value[];
}
interface Permission {
  readonly instance: {
    readonly key: { readonly publicId: string };
    readonly param: readonly { readonly value: Value }[];
  };
}
const permissions = json('WEB_PERMISSIONS') as readonly Permission[];
const permitted = (id: string) =>
  permissions.find(({ instance }) => instance.key.publicId === id)?.instance.param[0]?.value.listItem ?? [];
const globals = new Map(
  permitted('access_globals').map(({ mapValue = [] }) => {
    const [key, ...rights] = mapValue;
    return [key?.string ?? '', rights.map(({ boolean }) => boolean)];
  }),
);

type States = { [name: string]: string | number };

/** Runs the template with stand-ins of the documented APIs, which refuse what is not permitted. */
function run(fields: object, page: { [name: string]: unknown } = {}) {
  const window: { [name: string]: unknown } = page;
  const defaults: States[] = [];
  const updates: States[] = [];
  const sets: object[] = [];
  let finished = 0;
  const need = (key: string, right: 0 | 1 | 2) => {
    if (!globals.get(key)?.[right]) throw new Error(`not permitted: ${key}`);
  };
  const find = (key: string) =>
    key.split('.').reduce<unknown>((value, name) => (value as { [name: string]: unknown } | undefined)?.[name], window);
  const writable = permitted('access_consent').flatMap(({ mapValue = [] }) =>
    mapValue[2]?.boolean ? mapValue[0]?.string : [],
  );
  const consent = (list: States[]) => (state: States) => {
    for (const name of Object.keys(state))
      if (name !== 'wait_for_update' && !writable.includes(name)) throw new Error(`not permitted: ${name}`);
    list.push({ ...state });
  };
  const apis: { readonly [name: string]: unknown } = {
    callInWindow: (key: string, ...args: unknown[]) => {
      need(key, 2);
      const owner = find(key.replace(/\.\w+$/, '')) as { [name: string]: (...given: unknown[]) => unknown };
      return owner[key.slice(key.lastIndexOf('.') + 1)]?.(...args);
    },
    copyFromWindow: (key: string) => {
      need(key, 0);
      return find(key);
    },
    setInWindow: (key: string, value: unknown) => {
      need(key, 1);
      window[key] = value;
    },
    gtagSet: (given: object) => {
      const keys = permitted('write_data_layer').map(({ string }) => string);
      for (const key of Object.keys(given)) if (!keys.includes(key)) throw new Error(`not permitted: ${key}`);
      sets.push({ ...given });
    },
    makeInteger: (value: unknown) => Math.trunc(Number(value)),
    setDefaultConsentState: consent(defaults),
    updateConsentState: consent(updates),
  };
  const data = {
    statistics: 'statistics',
    advertising: 'advertising',
    functional: '',
    waitForUpdate: '500',
    adsDataRedaction: true,
    urlPassthrough: false,
    ...fields,
  };
  const context = createContext({
    require: (name: string) => {
      if (!(name in apis)) throw new Error(`no such API: ${name}`);
      return apis[name];
    },
    data: { ...data, gtmOnSuccess: () => finished++ },
  });
  runInContext(`(function () {${code}})()`, context);
  return { window, defaults, updates, sets, finished: () => finished };
}

/** What stands in the window once Kelisim is there. */
function createKelisim(status: string, open: readonly string[]) {
  const listeners: (() => void)[] = [];
  const instance = {
    status,
    open,
    allows: (name: string) => instance.open.includes(name),
    on: (type: string, listener: () => void) => type === 'change' && listeners.push(listener),
    queue: { push: (callback: (given: unknown) => void) => callback(instance) },
  };
  const decide = (next: string, names: readonly string[]) => {
    Object.assign(instance, { status: next, open: names });
    for (const listener of listeners) listener();
  };
  return { instance, decide };
}

const DENIED = {
  ...{ ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied', analytics_storage: 'denied' },
  ...{ functionality_storage: 'denied', personalization_storage: 'denied', security_storage: 'denied' },
};

describe('template.tpl', () => {
  it('has the parts that Tag Manager imports, each of them readable', () => {
    expect([...parts.keys()]).toEqual([
      ...['INFO', 'TEMPLATE_PARAMETERS', 'SANDBOXED_JS_FOR_WEB_TEMPLATE', 'WEB_PERMISSIONS', 'TESTS', 'NOTES'],
    ]);
    expect(json('INFO')).toMatchObject({ type: 'TAG', containerContexts: ['WEB'] });
    const fields = (json('TEMPLATE_PARAMETERS') as readonly { name: string }[]).map(({ name }) => name);
    for (const [, field] of code.matchAll(/\bdata\.(\w+)/g)) expect([...fields, 'gtmOnSuccess']).toContain(field);
  });

  it('asks for no more than it uses', () => {
    const used = new Set(
      [...code.matchAll(/(?:callInWindow|copyFromWindow|setInWindow)\('([\w.]+)'/g)].map(([, key = '']) => key),
    );
    expect([...globals.keys()].sort()).toEqual([...used].sort());
    expect(permissions.map(({ instance }) => instance.key.publicId)).toEqual([
      'access_consent',
      'write_data_layer',
      'access_globals',
    ]);
  });

  it('denies everything at first, once', () => {
    const { defaults, updates, sets, finished } = run({ waitForUpdate: '800' });
    expect(defaults).toEqual([{ ...DENIED, wait_for_update: 800 }]);
    expect(sets).toEqual([{ ads_data_redaction: true, url_passthrough: false }]);
    expect([updates, finished()]).toEqual([[], 1]);
  });

  it.each([
    ['0', 0],
    ['', 500],
    ['soon', 500],
    ['-1', 500],
  ])('waits for as long as the field says: %j', (waitForUpdate, expected) => {
    expect(run({ waitForUpdate }).defaults[0]?.wait_for_update).toBe(expected);
  });

  it('waits for Kelisim, and for the decision', () => {
    const { window, updates } = run({});
    const { queue } = window.Kelisim as { queue: ((consent: unknown) => void)[] };
    expect(queue).toHaveLength(1);
    const { instance, decide } = createKelisim('undecided', []);
    window.Kelisim = instance;
    queue[0]?.(instance);
    expect(updates).toEqual([]);
    decide('custom', ['statistics']);
    expect(updates).toEqual([{ ...DENIED, analytics_storage: 'granted', security_storage: 'granted' }]);
  });

  it('hands on a decision that is there already, and each later one', () => {
    const { instance, decide } = createKelisim('accepted', ['statistics', 'advertising']);
    const { updates } = run({ functional: 'statistics' }, { Kelisim: instance });
    expect(updates).toEqual([Object.fromEntries(Object.keys(DENIED).map((name) => [name, 'granted']))]);
    decide('rejected', []);
    expect(updates[1]).toEqual({ ...DENIED, security_storage: 'granted' });
    decide('outdated', ['statistics']);
    expect(updates[2]).toEqual(DENIED);
  });

  it.each([
    ['several categories', 'statistics, maps', ['statistics'], 'denied'],
    ['several categories, all allowed', 'statistics,maps', ['statistics', 'maps'], 'granted'],
    ['no category', '', ['statistics'], 'denied'],
    ['no category, but spaces and commas', ' , ', ['', ' '], 'denied'],
  ])('asks for all that is named: %s', (_name, statistics, open, expected) => {
    const { instance } = createKelisim('custom', open);
    const { updates } = run({ statistics }, { Kelisim: instance });
    expect(updates[0]?.analytics_storage).toBe(expected);
  });
});
