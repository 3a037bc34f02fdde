import { readFileSync } from 'node:fs';
import { transformWithOxc } from 'vite';
import { afterEach, expect, it, vi } from 'vitest';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig } from '../../src/options/createConfig';
import * as integrations from '../../src/signals/index';
import { readSignals } from '../../src/signals/tag/readSignals';
import { cleanUpAfterEach, createStage, idle } from '../fixtures/instance';

cleanUpAfterEach();
afterEach(() => document.head.replaceChildren());
const docs = readFileSync('docs/SIGNALS.md', 'utf8');
const code = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(docs)?.[1] ?? '';
const page = window as unknown as { dataLayer?: object[] };

it('the example by npm runs as it stands, and tells Google', async () => {
  const { code: script } = await transformWithOxc(code('ts'), 'docs.ts');
  const body = script.replace(/import (\{.*?\}) from ["'](.*?)["'];?/g, 'const $1 = modules["$2"];');
  expect(body).toContain('modules["kelisim/integrations"]');
  const createConsent = vi.fn((options) => createStage({ preset: undefined, ...options }).consent);
  new Function('modules', body)({ kelisim: { createConsent }, 'kelisim/integrations': integrations });
  await idle();
  const consent = createConsent.mock.results[0]?.value as ReturnType<typeof createStage>['consent'];
  await consent.accept();
  const commands = (page.dataLayer ?? []).flatMap((entry) =>
    'length' in entry ? [Array.from(entry as string[])] : [],
  );
  expect(commands[0]?.slice(0, 2)).toEqual(['consent', 'default']);
  expect(commands.at(-1)?.[2]).toMatchObject({ ad_storage: 'granted', analytics_storage: 'granted' });
});

it('the JSON is right for the consent and for the signals, which name categories that are there', () => {
  const json = document.createElement('script');
  json.type = 'application/json';
  json.id = 'kelisim-options';
  json.textContent = code('json');
  document.head.append(json);
  const error = vi.spyOn(console, 'error');
  const options = JSON.parse(code('json'));
  expect(checkConfig(createConfig(options, []))).toEqual([]);
  const signals = readSignals({});
  expect(signals).toEqual(options.signals);
  expect(options.categories).toContain(signals.statistics);
  expect(() => integrations.yandex(signals.yandex as integrations.YandexOptions)).not.toThrow();
  expect(error).not.toHaveBeenCalled();
});

it('every attribute in the table is read', () => {
  const attributes = [...docs.matchAll(/`data-(\w+)(?:="[^"]*")?`/g)].map(([, name = '']) => name);
  const read = readSignals(Object.fromEntries(attributes.map((name) => [name, '1'])));
  for (const name of new Set(attributes)) expect(read).toHaveProperty(name === 'kelisim' ? 'google' : name);
  expect(attributes).toEqual(expect.arrayContaining(['google', 'gtm', 'yandex', 'uet', 'clarity', 'meta']));
});
