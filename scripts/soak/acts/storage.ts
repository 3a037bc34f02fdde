import { type Act, act } from '../act';

/** The browser refuses what the page writes: `stored: false` has to be said of each decision, and it counts on this page. */
export const refuseStorage = (): Act =>
  act({
    name: 'refuse storage',
    isPossible: ({ document }) => !document.isRefused,
    run: ({ page }) =>
      page.evaluate(() => {
        const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor;
        Object.defineProperty(document, 'cookie', { configurable: true, get, set() {} });
      }),
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
