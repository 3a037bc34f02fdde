import type { Page } from 'playwright-core';

/** How routers keep a page, and put it back; each gives back what it has kept. */
export const CACHES = ['cloneNode', 'innerHTML', 'scripts made again'] as const;
export type Cache = (typeof CACHES)[number];

/** Keeps the element `#view`. */
export const keepView = (page: Page, cache: Cache) =>
  page.evaluate((cache) => {
    const view = document.getElementById('view') as HTMLElement;
    Object.assign(window, { kept: cache === 'innerHTML' ? view.outerHTML : view.cloneNode(true) });
  }, cache);

/** Puts what was kept in the place of `#view`. */
export const putViewBack = (page: Page, cache: Cache) =>
  page.evaluate((cache) => {
    const { kept } = window as unknown as { kept: Node | string };
    const view = document.getElementById('view') as HTMLElement;
    if (typeof kept === 'string') {
      view.outerHTML = kept;
      return;
    }
    const copy = kept.cloneNode(true) as HTMLElement;
    // As Turbo, htmx and others do, so that the scripts of a new page run.
    if (cache === 'scripts made again')
      for (const script of copy.querySelectorAll('script')) {
        const made = document.createElement('script');
        for (const { name, value } of script.attributes) made.setAttribute(name, value);
        made.textContent = script.textContent;
        script.replaceWith(made);
      }
    view.replaceWith(copy);
  }, cache);
