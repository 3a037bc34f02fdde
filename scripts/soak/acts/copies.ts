import { type Cache, keepView as keep, putViewBack as putBack } from '../../../test/e2e/support/routerCache';
import { type Act, act } from '../act';
import { isGranted, OPTIONAL, update } from '../model';

export const keepView = (how: Cache): Act =>
  act({
    name: 'keep the view',
    how,
    run: ({ page }) => keep(page, how),
    change(model) {
      const open = OPTIONAL.filter((name) => isGranted(model, name));
      model.document.copy = { view: { ...model.document.view }, open };
    },
  });

/** What has run in the copy does not run again, what has not runs after consent; and nothing without. */
export const putViewBack = (how: Cache): Act =>
  act({
    name: 'put the view back',
    how,
    isPossible: ({ document }) => !!document.copy,
    run: ({ page }) => putBack(page, how),
    change(model) {
      const { document } = model;
      const { copy } = document;
      if (!copy) return;
      document.view = { ...copy.view };
      // Known limit in docs/RELIABILITY.md: what an image in a copy requests in the moment of its making.
      if (copy.open.includes('advertising')) model.unpreventable.add('image');
      if (copy.open.includes('statistics')) model.unpreventable.add('inner');
      // The page has loaded it by itself, which is reported.
      document.tolerated.add('gate-blocked');
      update(model);
    },
  });
