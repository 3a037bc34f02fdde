import { act, createElement, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../../src/adapters/createStore';
import { defineElement } from '../../src/adapters/element';
import { ConsentProvider, type ConsentProviderProps, Gate, useConsent } from '../../src/adapters/react';
import { INSTANCE, page } from '../../src/instance/singleton';
import { createConsent } from '../../src/loading/createConsent';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { cleanUpAfterEach, idle, idleAtOnce, setCookie, silence } from '../fixtures/instance';

const OPTIONS = {
  operator: { name: 'School No. 1' },
  policy: { version: '2026-01', url: '/privacy' },
  categories: ['statistics'],
  autoShow: false,
} as const satisfies ConsentOptions;
const WRONG = { ...OPTIONS, policy: { version: 'a b', url: '/privacy' } };

idleAtOnce();
cleanUpAfterEach();

const started: { stop(): void }[] = [];
const start = (...given: Parameters<typeof createStore>) => {
  const store = createStore(...given);
  started.push(store);
  store.start();
  return store;
};
afterEach(async () => {
  for (const store of started.splice(0)) store.stop();
  await idle();
  Reflect.deleteProperty(window, 'Kelisim');
});

describe('a store', () => {
  it('says before it starts what the server has said, and makes nothing', () => {
    const store = createStore(OPTIONS, { status: 'custom', open: ['statistics'] });
    expect(store.getSnapshot()).toBe(store.getInitial());
    expect(store.getInitial()).toMatchObject({ status: 'custom', record: null, language: 'kk', consent: undefined });
    expect([store.getInitial().allows('statistics'), store.getInitial().allows('other')]).toEqual([true, false]);
    expect(createStore({ ...OPTIONS, language: 'kz' }).getInitial().language).toBe('kk');
    expect(page[INSTANCE]).toBeUndefined();
  });

  it('asks for nothing where there is no instance', async () => {
    expect(
      await createStore(OPTIONS, { open: ['statistics'] })
        .getSnapshot()
        .ask('statistics'),
    ).toBe(false);
  });

  it('follows the instance, with a new state for each change, the same one otherwise', async () => {
    const store = start(OPTIONS);
    const seen: boolean[] = [];
    const stop = store.subscribe(() => seen.push(store.getSnapshot().allows('statistics')));
    const before = store.getSnapshot();
    expect(before).toBe(store.getSnapshot());
    expect(before.status).toBe('undecided');
    await before.consent?.accept();
    expect(store.getSnapshot().status).toBe('accepted');
    expect(store.getSnapshot().allows).not.toBe(before.allows);
    await before.consent?.withdraw();
    stop();
    await before.consent?.accept();
    expect(seen).toEqual([true, false]);
  });

  it('shares the instance of the page, without a warning, and destroys it when the last has left', async () => {
    const warned = silence('warn');
    const [one, two] = [start(OPTIONS), start(OPTIONS)];
    expect(one.getSnapshot().consent).toBe(two.getSnapshot().consent);
    expect(warned).not.toHaveBeenCalled();
    one.stop();
    one.stop();
    await idle();
    expect(page[INSTANCE]).toBe(two.getSnapshot().consent);
    two.stop();
    await idle();
    expect(page[INSTANCE]).toBeUndefined();
    expect(document.querySelector('kelisim-widget')).toBeNull();
  });

  it('keeps the instance when it stops and starts at once', async () => {
    const store = start(OPTIONS);
    const made = page[INSTANCE];
    store.stop();
    store.start();
    await idle();
    expect(page[INSTANCE]).toBe(made);
    expect(store.getSnapshot().consent).toBe(made);
  });

  it('never destroys what it has not made', async () => {
    const own = createConsent(OPTIONS);
    const store = start();
    expect(store.getSnapshot().consent).toBe(own);
    store.stop();
    await idle();
    expect(page[INSTANCE]).toBe(own);
  });

  it('warns when its options come too late, and leaves the first instance alone', async () => {
    const warned = silence('warn');
    const own = createConsent(OPTIONS);
    const store = start(OPTIONS);
    expect(warned).toHaveBeenCalledOnce();
    store.stop();
    await idle();
    expect(page[INSTANCE]).toBe(own);
  });

  it('without options waits for the script tag', () => {
    const store = start();
    const { queue } = (window as unknown as { Kelisim: { queue: ((consent: unknown) => void)[] } }).Kelisim;
    expect(store.getSnapshot().consent).toBeUndefined();
    const own = createConsent(OPTIONS);
    for (const callback of queue) callback(own);
    expect(store.getSnapshot().consent).toBe(own);
  });

  it('takes nothing from a tag that comes when it has stopped', () => {
    const store = start();
    const { queue } = (window as unknown as { Kelisim: { queue: ((consent: unknown) => void)[] } }).Kelisim;
    store.stop();
    for (const callback of queue) callback(createConsent(OPTIONS));
    expect(store.getSnapshot().consent).toBeUndefined();
  });

  it('reports a wrong option, opens nothing, and throws nothing', () => {
    const said = silence('error');
    const codes: unknown[] = [];
    document.addEventListener('kelisim:error', (event) => codes.push((event as CustomEvent).detail.code), {
      once: true,
    });
    const store = start(WRONG);
    expect(codes).toEqual(['config']);
    expect(said.mock.calls[0]?.[0]).toMatch(/policy\.version/);
    expect(store.getSnapshot().allows('statistics')).toBe(false);
    expect(page[INSTANCE]).toBeUndefined();
  });
});

describe('kelisim/react', () => {
  let unmount: (() => Promise<void>) | undefined;
  beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
  afterEach(async () => {
    await unmount?.();
    vi.unstubAllGlobals();
  });

  const tree = (props: ConsentProviderProps) =>
    createElement(
      StrictMode,
      null,
      createElement(
        ConsentProvider,
        props,
        createElement(Gate, { needs: 'statistics', fallback: 'closed' }, 'open'),
        props.children,
      ),
    );

  async function draw(props: ConsentProviderProps = { options: OPTIONS }) {
    const container = document.createElement('div');
    const root = createRoot(container);
    await act(async () => root.render(tree(props)));
    unmount = () => act(async () => root.unmount());
    return { container, draw: (next: ConsentProviderProps) => act(async () => root.render(tree(next))) };
  }

  it('under StrictMode makes one instance, which stays', async () => {
    const warned = silence('warn');
    const ready = vi.fn();
    document.addEventListener('kelisim:ready', ready);
    const { container } = await draw();
    const made = page[INSTANCE];
    await idle();
    document.removeEventListener('kelisim:ready', ready);
    expect(made).toBeDefined();
    expect(page[INSTANCE]).toBe(made);
    expect(ready).toHaveBeenCalledOnce();
    expect(warned).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(document.querySelectorAll('kelisim-widget').length).toBe(1));
    expect(container.textContent).toBe('closed');
    await act(async () => made?.accept());
    expect(container.textContent).toBe('open');
    await act(async () => made?.withdraw());
    expect(container.textContent).toBe('closed');
  });

  it('goes with the tree', async () => {
    await draw();
    await unmount?.();
    unmount = undefined;
    await idle();
    expect(page[INSTANCE]).toBeUndefined();
    expect(document.querySelector('kelisim-widget')).toBeNull();
  });

  it('is open in the first task for those who have decided', async () => {
    setCookie('statistics', '');
    const { container } = await draw();
    expect(container.textContent).toBe('open');
  });

  it('keeps its instance while something above it is suspended', async () => {
    const container = document.createElement('div');
    const root = createRoot(container);
    const never = new Promise(() => {});
    let suspended = false;
    const Waiting = () => {
      if (suspended) throw never;
      return null;
    };
    const drawn = () =>
      createElement(Suspense, { fallback: 'waiting' }, tree({ options: OPTIONS }), createElement(Waiting));
    await act(async () => root.render(drawn()));
    const made = page[INSTANCE];
    suspended = true;
    await act(async () => root.render(drawn()));
    await idle();
    expect(container.textContent).toContain('waiting');
    expect(page[INSTANCE]).toBe(made);
    unmount = () => act(async () => root.unmount());
  });

  it('goes on with the page when an option is wrong', async () => {
    silence('error');
    const { container } = await draw({ options: WRONG });
    expect(container.textContent).toBe('closed');
  });

  it('says what is missing where there is no provider', () => {
    const Lost = () => {
      useConsent();
      return null;
    };
    expect(() => renderToString(createElement(Lost))).toThrow(/ConsentProvider/);
  });

  it('draws on a server what the server has read', () => {
    expect(renderToString(tree({ options: OPTIONS }))).toBe('closed');
    expect(renderToString(tree({ options: OPTIONS, initial: { open: ['statistics'] } }))).toBe('open');
  });
});

describe('kelisim/element', () => {
  defineElement();
  const place = (attributes: { [name: string]: string }) => {
    const element = document.createElement('kelisim-widget');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  };
  const GOOD = {
    'data-preset': 'smartustaz',
    'data-policy-version': '2026-01',
    'data-policy-url': '/privacy',
    'data-auto-show': 'false',
  };

  it('starts with the attributes of the script tag, switches the language, and ends with the element', async () => {
    const element = place({ ...GOOD, 'data-language': 'en' });
    expect(element.consent?.language).toBe('en');
    expect(element.consent).toBe(page[INSTANCE]);
    element.dataset.language = 'ru';
    await idle();
    expect(element.consent?.language).toBe('ru');
    element.remove();
    await idle();
    expect(page[INSTANCE]).toBeUndefined();
    expect(document.querySelector('kelisim-widget')).toBeNull();
  });

  it('goes on when it is moved', async () => {
    const element = place(GOOD);
    const made = page[INSTANCE];
    document.body.prepend(element);
    await idle();
    expect(page[INSTANCE]).toBe(made);
    expect(element.consent).toBe(made);
    element.remove();
    await idle();
  });

  it('reports what is wrong', async () => {
    const said = silence('error');
    const element = place({ ...GOOD, 'data-policy-version': 'a b' });
    expect(said.mock.calls[0]?.[0]).toMatch(/policy\.version/);
    expect(element.consent).toBeUndefined();
    element.remove();
    await idle();
  });
});
