import type { Page } from 'playwright-core';

/**
 * What of the open view cannot be read or reached: cut off, or beyond the edge of a window that does not scroll
 * sideways.
 */
export function lost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('kelisim-widget')?.shadowRoot;
    const views = [...(root?.querySelectorAll('[part]') ?? [])].filter((view) => view.getClientRects().length);
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    for (const view of views) {
      for (const element of [view, ...view.querySelectorAll<HTMLElement>('*')]) {
        const { left, right, width, height } = element.getBoundingClientRect();
        if (!width || !height) continue;
        const name = `${element.localName}.${element.className} "${element.textContent?.slice(0, 30)}"`;
        // Words for screen readers only.
        if (element.closest('.unseen, [part=button] span')) continue;
        // A table of cookies may scroll in a box of its own (WCAG 1.4.10 exempts tables).
        if (element.closest('table, .table')) continue;
        if (left < -1 || right > innerWidth + 1) found.push(`${name} is beyond the edge`);
        const { overflowX, overflowY } = getComputedStyle(element);
        const cut = /hidden|clip/;
        if (cut.test(overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`${name} is cut`);
        if (cut.test(overflowY) && element.scrollHeight > element.clientHeight + 1) found.push(`${name} is cut`);
        if (element.className === 'scroll' && element.scrollHeight > element.clientHeight && element.clientHeight < 60)
          found.push('the text has no room to be read');
        if (element.localName === 'button' && element.scrollWidth > element.clientWidth + 1)
          found.push(`${name} is wider than its button`);
      }
    }
    return found;
  });
}

/**
 * Controls of the open view by name, with their sizes in CSS pixels; inline ones, in a sentence, apart (WCAG 2.5.8).
 */
export function targets(page: Page): Promise<{ name: string; width: number; height: number; main: boolean }[]> {
  return page.evaluate(() => {
    const root = document.querySelector('kelisim-widget')?.shadowRoot;
    const dialog = root?.querySelector('dialog[open]');
    const controls = (dialog ?? root)?.querySelectorAll<HTMLElement>('button, a[href], input, summary') ?? [];
    return [...controls].flatMap((control) => {
      const box = (control.closest('label') ?? control).getBoundingClientRect();
      const inSentence = control.closest('p, dd, li');
      if (!box.width || (inSentence && getComputedStyle(control).display.startsWith('inline'))) return [];
      const name = control.dataset.action ?? control.getAttribute('name') ?? control.textContent ?? '';
      return [{ name, width: box.width, height: box.height, main: control.classList.contains('main') }];
    });
  });
}
