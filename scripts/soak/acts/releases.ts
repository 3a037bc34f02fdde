import { type Act, act, whenStarted } from '../act';
import { load, type PartsAnswer, update } from '../model';

/** A release in between, or a network that fails: a page loads, and its parts are of another release or do not come. */
export const loadWithParts = (parts: Exclude<PartsAnswer, 'right'>): Act =>
  act({
    name: `parts are ${parts}`,
    async run({ page, site }) {
      site.parts = parts;
      await page.reload();
      await whenStarted(page);
    },
    change(model) {
      model.parts = parts;
      load(model);
    },
  });

/** Parts that have not come yet do not come for a while. */
export const losePart = (parts: Exclude<PartsAnswer, 'right'>): Act =>
  act({
    name: `parts become ${parts}`,
    async run({ site }) {
      site.parts = parts;
    },
    change(model) {
      model.parts = parts;
      model.document.tolerated.add('ui-failed');
    },
  });

export const partsAreRight = (): Act =>
  act({
    name: 'parts are right again',
    isPossible: ({ parts }) => parts !== 'right',
    async run({ page, site }) {
      site.parts = 'right';
      await page.evaluate(() => {
        for (const type of ['online', 'focus']) dispatchEvent(new Event(type));
      });
    },
    change(model) {
      model.parts = 'right';
      update(model);
    },
  });
