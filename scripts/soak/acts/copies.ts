import { type Act, act } from '../act';
import { isGranted, OPTIONAL, update } from '../model';

/** How routers keep a page and put it back. */
export type How = 'cloneNode' | 'innerHTML' | 'scripts made again';

export const keepView = (how: How): Act =>
  act({
    name: 'keep the view',
    how,
    run: ({ page }) =>
      page.evaluate((how) => {
        const view = document.getElementById('view') as HTMLElement;
        window.copy = how === 'innerHTML' ? view.innerHTML : view.cloneNode(true);
      }, how),
    change(model) {
      const open = OPTIONAL.filter((name) => isGranted(model, name));
      model.document.copy = { view: { ...model.document.view }, open };
    },
  });

/** What has run in the copy does not run again, what has not runs after consent; and nothing without. */
export const putViewBack = (how: How): Act =>
  act({
    name: 'put the view back',
    how,
    isPossible: ({ document }) => !!document.copy,
    run: ({ page }) =>
      page.evaluate((how) => {
        const { copy } = window;
        const view = document.getElementById('view') as HTMLElement;
        if (typeof copy === 'string') {
          view.innerHTML = copy;
          return;
        }
        const next = copy.cloneNode(true) as HTMLElement;
        // As Turbo, htmx and others do, so that the scripts of a new page run.
        if (how === 'scripts made again')
          for (const script of next.querySelectorAll('script')) {
            const made = document.createElement('script');
            for (const { name, value } of script.attributes) made.setAttribute(name, value);
            made.textContent = script.textContent;
            script.replaceWith(made);
          }
        view.replaceWith(next);
      }, how),
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
