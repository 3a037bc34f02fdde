import { type Act, act, whenStarted } from '../act';
import { isStored, load, takeOver } from '../model';
import { type Asked, askFor, wordsOf } from './decisions';

export const reload = (): Act =>
  act({
    name: 'reload',
    async run({ page }) {
      await page.reload();
      await whenStarted(page);
    },
    change: load,
  });

/** To another page of the portal, and back by the history: the page is the one that was left, or a new one. */
export const leaveAndReturn = (asked?: Asked): Act =>
  act({
    name: 'leave and return',
    how: asked && wordsOf(asked),
    // What is not kept would have to be weighed against what the other page decides.
    isPossible: (model) => (!model.choice || isStored(model)) && !model.document.isRefused,
    async run({ page, site }) {
      const born = await page.evaluate(() => window.born);
      await page.goto(`${site.url}/other`);
      await whenStarted(page);
      if (asked) await page.evaluate(askFor, [asked]);
      await page.evaluate(() => history.back());
      await page.waitForFunction(() => document.getElementById('view') && window.Kelisim?.status);
      return born === (await page.evaluate(() => window.born));
    },
    change(model, isRestored) {
      if (asked) takeOver(model, { ...asked.choice });
      if (!isRestored) load(model);
    },
  });
