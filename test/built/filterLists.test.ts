import { getInjectableScript } from 'idcac-playwright';
import { describe, expect, it, vi } from 'vitest';
import { createFilterEngine } from '../fixtures/filterEngine';
import { shippedNames, shippedPaths } from '../fixtures/shippedNames';

// It reads 17,000 rules: for machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const engine = createFilterEngine();
const names = [...shippedNames()];
const known = new Set(names);
/** Selectors without an attribute, whose every id and class is one of ours: they could match. */
const couldMatch = (selector: string) =>
  !selector.includes('[') && (selector.match(/[.#][\w-]+/g) ?? []).every((name) => known.has(name.slice(1)));

describe('the lists', () => {
  it('are there, with their rules', () => {
    const { network, cosmetic } = engine.rules();
    expect(network).toBeGreaterThan(1500);
    expect(cosmetic).toBeGreaterThan(15_000);
  });

  it('hide and block what others are called', () => {
    expect(engine.hides({ ids: ['cookieHeader'] })).toContain('#cookieHeader');
    expect(engine.hides({ classes: ['cookie-banner'] }).length).toBeGreaterThan(0);
    expect(engine.hidesEverywhere()).toContain('app-cookie-banner');
    expect(engine.blocks('https://smartustaz.kz/cookie-consent.js', 'script')).toBeTruthy();
  });
});

describe('our names', () => {
  it('are collected', () => {
    for (const name of ['kelisim-widget', 'kelisim-options', 'notice', 'preferences', 'languages', 'qa-log'])
      expect(names).toContain(name);
    for (const path of ['/dist/kelisim.js', '/dist/kelisim.settings.js', '/built/qa.js', '/consent', '/api/verdict'])
      expect(shippedPaths()).toContain(path);
  });

  it.each(['ids', 'classes'] as const)('are hidden by no rule as %s', (kind) => {
    expect(engine.hides({ [kind]: names }).filter(couldMatch)).toEqual([]);
  });

  it('are no tag that a rule hides in every page', () => {
    const tags = engine.hidesEverywhere().flatMap((selector) => /^[a-z][\w-]*$/i.exec(selector)?.[0] ?? []);
    expect(tags.length).toBeGreaterThan(100);
    expect(tags.filter((tag) => known.has(tag.toLowerCase()))).toEqual([]);
  });

  it('stand in no general rule of “I don’t care about cookies”', () => {
    const common = /"data\/css\/common\.css": `([\s\S]*?)`/.exec(getInjectableScript())?.[1] ?? '';
    const selectors = common.replace(/\{[^}]*\}/g, ',').split(/,\s*/);
    expect(selectors.length).toBeGreaterThan(5000);
    const simple = selectors.map((selector) => selector.trim()).filter((selector) => /[.#]/.test(selector));
    expect(simple.filter((selector) => !/[\s>~+]/.test(selector)).filter(couldMatch)).toEqual([]);
  });
});

describe('our files and addresses', () => {
  const OF = [
    ['the portal', 'https://smartustaz.kz'],
    ['a host beside it', 'https://static.smartustaz.kz'],
    ['another site', 'https://cdn.example.kz'],
  ] as const;

  it.each(OF)('are blocked by no rule, on %s', (_who, origin) => {
    const blocked = shippedPaths().flatMap((path) =>
      (['script', 'stylesheet', 'xmlhttprequest'] as const).flatMap((type) => {
        const rule = engine.blocks(origin + path, type);
        return rule ? [`${path} as ${type}: ${rule}`] : [];
      }),
    );
    expect(blocked).toEqual([]);
  });

  it('nor from the folder that the README names, or from a package’s', () => {
    for (const folder of ['/kelisim', '/node_modules/kelisim/dist', '/npm/kelisim@0.1.0/dist'])
      for (const path of shippedPaths().filter((file) => file.startsWith('/dist/')))
        expect(engine.blocks(`https://smartustaz.kz${path.replace('/dist', folder)}`, 'script'), path).toBeUndefined();
  });
});
