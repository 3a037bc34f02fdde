import type { Page } from 'playwright-core';
import { action, cookieValue, wayBack } from '../support/kelisim';

export interface Journey {
  /** The value of our cookie before the first page. */
  readonly cookie?: string;
  /** What the visitor does on the page, one act each. */
  readonly steps: readonly ((page: Page) => Promise<void>)[];
  /** A refusal is the last decision: nothing may open after it. */
  readonly endsWithRefusal?: boolean;
}

/** What the page of the journeys has for them. */
interface Portal {
  /** Has the server renew the record, which takes its time. */
  renewLate?(): void;
  kept?: string;
}

/** A fault may have taken the control away: then the visitor goes on with the next. */
const press = (part: 'notice' | 'preferences' | 'policy', name: string) => (page: Page) =>
  action(page, part, name).first().dispatchEvent('click', undefined, { timeout: 1500 });

/** What a visitor comes for. */
export const JOURNEYS: { readonly [name: string]: Journey } = {
  accept: { steps: [press('notice', 'accept-all')] },
  reject: { steps: [press('notice', 'reject-all')] },
  settings: {
    steps: [
      press('notice', 'settings'),
      (page) => page.locator('kelisim-widget [name=statistics]').dispatchEvent('click', undefined, { timeout: 1500 }),
      press('preferences', 'save'),
    ],
  },
  policy: {
    steps: [
      (page) => page.evaluate(() => void window.Kelisim?.openPolicy('3.3')),
      press('policy', 'close'),
      press('notice', 'accept-all'),
    ],
  },
  language: {
    steps: [(page) => page.evaluate(() => void window.Kelisim?.setLanguage('ru')), press('notice', 'accept-all')],
  },
  'sign in': {
    steps: [
      (page) => page.locator('#in').dispatchEvent('click', undefined, { timeout: 1500 }),
      press('notice', 'allow'),
    ],
  },
  withdraw: {
    cookie: cookieValue(),
    steps: [
      (page) => wayBack(page).dispatchEvent('click', undefined, { timeout: 1500 }),
      press('preferences', 'withdraw'),
    ],
  },
  'withdraw while an answer is on its way': {
    endsWithRefusal: true,
    steps: [
      press('notice', 'accept-all'),
      (page) => page.evaluate(() => (window as Portal).renewLate?.()),
      (page) => page.evaluate(() => void window.Kelisim?.withdraw()),
    ],
  },
  "back to a page of the router's cache": {
    endsWithRefusal: true,
    steps: [
      press('notice', 'accept-all'),
      (page) =>
        page.evaluate(() => {
          const view = document.getElementById('view') as HTMLElement;
          (window as Portal).kept = view.innerHTML;
          view.textContent = '';
        }),
      (page) => page.evaluate(() => void window.Kelisim?.withdraw()),
      // Made again, as routers do, so that the scripts of a new page run.
      (page) =>
        page.evaluate(() => {
          const view = document.getElementById('view') as HTMLElement;
          const { kept = '' } = window as Portal;
          view.replaceChildren(document.createRange().createContextualFragment(kept));
        }),
    ],
  },
  're-consent': { cookie: cookieValue({ policy: '2025-01' }), steps: [press('notice', 'accept-all')] },
};
