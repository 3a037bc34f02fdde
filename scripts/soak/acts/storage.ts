import { type Act, act } from '../act';
import { until } from '../until';

/** Until the page has taken in an answer of the server that is in the cookie. */
const LOOKED_MS = 300;

/**
 * The browser refuses what the page writes: `stored: false` has to be said of each decision, and it counts on this
 * page. Not while the server answers: what it puts into the cookie then stays there, and the model cannot know when
 * that was.
 */
export const refuseStorage = (): Act =>
  act({
    name: 'refuse storage',
    isPossible: ({ document }) => !document.isRefused,
    async run({ page, site }) {
      await until(() => site.waiting === 0);
      await page.waitForTimeout(LOOKED_MS);
      await page.evaluate(() => {
        const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor;
        Object.defineProperty(document, 'cookie', { configurable: true, get, set() {} });
      });
    },
    change({ document }) {
      document.isRefused = true;
    },
  });

export const allowStorage = (): Act =>
  act({
    name: 'allow storage',
    isPossible: ({ document }) => document.isRefused,
    run: ({ page }) => page.evaluate(() => void delete (document as { cookie?: string }).cookie),
    change({ document }) {
      document.isRefused = false;
    },
  });
