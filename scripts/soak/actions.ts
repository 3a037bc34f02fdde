import type fc from 'fast-check';
import type { Page } from 'playwright-core';
import { agreesWith, type Model, OPTIONAL } from './model';

type Action = fc.AsyncCommand<Model, Page>;

/** An act of somebody: what it makes of the model, and what is done in the browser. */
function action(name: string, change: (model: Model) => void, run: (page: Page) => Promise<unknown>): Action {
  return {
    check: () => true,
    async run(model, page) {
      await run(page);
      change(model);
      await agreesWith(model, page);
    },
    toString: () => name,
  };
}

const decided = (granted: readonly string[], policy: boolean) => (model: Model) => {
  Object.assign(model, { granted: [...granted], policy, decided: true });
};

export const accept = () =>
  action('accept', decided(OPTIONAL, true), (page) => page.evaluate(() => window.Kelisim.accept()));
export const reject = () =>
  action('reject', decided([], false), (page) => page.evaluate(() => window.Kelisim.reject()));
export const withdraw = () =>
  action('withdraw', decided([], false), (page) => page.evaluate(() => window.Kelisim.withdraw()));
export const save = (granted: readonly string[], policy: boolean) =>
  action(`save(${granted}${policy ? ', policy' : ''})`, decided(granted, policy), (page) =>
    page.evaluate(
      (choice) => window.Kelisim.save(choice as never),
      Object.fromEntries([...granted.map((name) => [name, true]), ['policy', policy]]),
    ),
  );
export const press = (button: 'accept-all' | 'reject-all') =>
  action(`press ${button}`, decided(button === 'accept-all' ? OPTIONAL : [], button === 'accept-all'), (page) =>
    page.evaluate(async (name) => {
      await window.Kelisim.show();
      const root = document.querySelector('kelisim-widget')?.shadowRoot;
      root?.querySelector<HTMLElement>(`[part=notice] [data-action=${name}]`)?.click();
      await new Promise((resolve) => setTimeout(resolve));
    }, button),
  );
const same = () => {};
export const show = (view: 'notice' | 'preferences' | 'policy') =>
  action(`show ${view}`, same, (page) =>
    page.evaluate(async (which) => {
      const { Kelisim: kelisim } = window;
      await (which === 'notice'
        ? kelisim.show()
        : which === 'policy'
          ? kelisim.openPolicy()
          : kelisim.openPreferences());
    }, view),
  );
export const hide = () => action('hide', same, (page) => page.evaluate(() => window.Kelisim.hide()));
export const speak = (language: string) =>
  action(`speak ${language}`, same, (page) => page.evaluate((code) => window.Kelisim.setLanguage(code), language));
export const focus = () => action('focus', same, (page) => page.evaluate(() => void dispatchEvent(new Event('focus'))));
export const reload = () =>
  action('reload', same, async (page) => {
    await page.reload();
    await page.waitForFunction(() => window.Kelisim?.status);
  });
/** By somebody else: another tab, the server, the visitor's own settings. */
export const erase = () =>
  action(
    'erase the cookie',
    (model) => Object.assign(model, { granted: [], policy: false, decided: false }),
    (page) => write(page, 'consent_kelisim=; Path=/; Max-Age=0'),
  );
export const garbage = (value: string) =>
  action(
    `write ${value}`,
    (model) => Object.assign(model, { granted: [], policy: false, decided: false }),
    (page) => write(page, `consent_kelisim=${value}; Path=/`),
  );

function write(page: Page, cookie: string) {
  return page.evaluate((text) => {
    // biome-ignore lint/suspicious/noDocumentCookie: as another tab would
    document.cookie = text;
    dispatchEvent(new Event('focus'));
  }, cookie);
}
