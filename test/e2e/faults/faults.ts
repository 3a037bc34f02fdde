import type { Page } from 'playwright-core';

/** Something that goes wrong from a step of a journey on; before the first page with `navigation`. */
export interface Fault {
  apply(page: Page, navigation: boolean): Promise<unknown>;
  /** The tab ends with the act that follows. */
  readonly kills?: boolean;
  /** What is reported because of it, beside files that did not come and decisions that were not kept. */
  readonly reports?: RegExp;
}

/** The first file; the parts are beside it. */
const FIRST = /\/dist\/kelisim\.js/;
const LAZY = /\/dist\/kelisim\.(?!js)[^/]*\.js/;
/** The address of the handler, and the header that has it answer later, in milliseconds. */
export const RENEWAL = /\/answer\d+$/;
export const LATE = 'x-late';
const YEAR = 366 * 86_400_000;

/** In every page from now on, or in this one. */
const inPage = (run: () => void): Fault => ({
  apply: (page, navigation) => (navigation ? page.addInitScript(run) : page.evaluate(run)),
});
const files = (
  answer: (body: Buffer) => { status?: number; contentType?: string; body: string } | 'abort' | 'wait',
): Fault => ({
  apply: (page) =>
    page.route(LAZY, async (route) => {
      const fetched = await route.fetch().catch(() => null);
      const body = (await fetched?.body()) ?? Buffer.from('');
      const given = answer(body);
      if (given === 'abort') return route.abort('blockedbyclient').catch(() => {});
      if (given === 'wait') {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return route.fulfill({ contentType: 'text/javascript', body }).catch(() => {});
      }
      await route.fulfill({ status: 200, contentType: 'text/javascript', ...given }).catch(() => {});
    }),
});

/** What is served in place of a file, made from it. @throws where the file is not what the change expects */
const changed = (address: RegExp, change: (code: string) => string): Fault => ({
  apply: (page) =>
    page.route(address, async (route) => {
      const fetched = await route.fetch().catch(() => null);
      if (!fetched) return;
      await route.fulfill({ contentType: 'text/javascript', body: change(await fetched.text()) }).catch(() => {});
    }),
});
function replaced(code: string, pattern: RegExp, by: string): string {
  if (!pattern.test(code)) throw new Error(`${pattern} is not in the file`);
  return code.replace(pattern, by);
}

export const FAULTS: { readonly [name: string]: Fault } = {
  'the cookie is refused': inPage(() => {
    const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor;
    Object.defineProperty(document, 'cookie', { configurable: true, get, set: () => {} });
  }),
  'document.cookie throws': inPage(() => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    Object.defineProperty(document, 'cookie', { configurable: true, get: refuse, set: refuse });
  }),
  'the clock jumps ahead': {
    apply: (page, navigation) => {
      const jump = (by: number) => {
        const { now } = Date;
        Date.now = () => now() + by;
      };
      return navigation ? page.addInitScript(jump, YEAR) : page.evaluate(jump, YEAR);
    },
  },
  'the clock jumps back': {
    // A cookie of the future is no record, and for the server one of a year ago has ended.
    reports: /is no record|this page has no cookie/,
    apply: (page, navigation) => {
      const jump = (by: number) => {
        const { now } = Date;
        Date.now = () => now() - by;
      };
      return navigation ? page.addInitScript(jump, YEAR) : page.evaluate(jump, YEAR);
    },
  },
  'files are slow': files(() => 'wait'),
  'files are truncated': files((body) => ({ body: body.subarray(0, body.length / 2).toString() })),
  'files have the wrong type': files((body) => ({ contentType: 'text/html', body: body.toString() })),
  'files are missing': files(() => ({ status: 404, body: 'not found' })),
  'files are empty': files(() => ({ body: '' })),
  'files are blocked': files(() => 'abort'),
  // A visitor's copy of kelisim.js is older than what the portal has published since.
  'parts are of a newer release': changed(
    LAZY,
    (code) => `${replaced(code, /\w+ as interfaceNumber/, 'newer as interfaceNumber')}\nvar newer = 99;`,
  ),
  'parts are of an older release': changed(FIRST, (code) =>
    replaced(code, /1!==(\w+)\.interfaceNumber/, '99!==$1.interfaceNumber'),
  ),
  'parts fail once, then come': {
    async apply(page) {
      const failed = new Set<string>();
      await page.route(LAZY, (route) => {
        const { pathname } = new URL(route.request().url());
        if (failed.has(pathname)) return route.continue().catch(() => {});
        failed.add(pathname);
        return route.abort('connectionfailed').catch(() => {});
      });
    },
  },
  'answers of the server come late': {
    apply: (page) =>
      page.route(RENEWAL, (route) =>
        route.continue({ headers: { ...route.request().headers(), [LATE]: '700' } }).catch(() => {}),
      ),
  },
  'listeners of the host throw': inPage(() => {
    for (const type of ['ready', 'change', 'grant', 'revoke', 'show', 'hide', 'error'])
      document.addEventListener(`kelisim:${type}`, () => {
        throw new Error('of the host');
      });
  }),
  'the host removes our element': inPage(() => {
    const remove = () => document.querySelector('kelisim-widget')?.remove();
    remove();
    setTimeout(remove, 300);
  }),
  'the host moves our element': inPage(() => {
    const move = () => document.querySelector('main')?.append(document.querySelector('kelisim-widget') ?? '');
    move();
    setTimeout(move, 300);
  }),
  'the page is hidden': inPage(() => {
    let hidden = true;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    setTimeout(() => {
      hidden = false;
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, 500);
  }),
  'the page is frozen': {
    async apply(page, navigation) {
      if (navigation) return;
      const session = await page.context().newCDPSession(page);
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      await session.send('Page.setWebLifecycleState', { state: 'active' });
    },
  },
  'the tab is killed': { apply: async () => {}, kills: true },
};
