import type { Page } from 'playwright-core';

/** A line of text as it is drawn. */
export interface Line {
  readonly text: string;
  /** Whether it begins with a link to a clause, or has nothing else. */
  readonly beginsWithClause: boolean;
  readonly isOnlyClause: boolean;
  /** Whether all of it is in the window and in what scrolls around it. */
  readonly isInSight: boolean;
}

/** The lines of a view, or of what else is found in our element; without those of `except`. */
export function linesOf(page: Page, selector: string, except = '.unseen, .number'): Promise<Line[]> {
  return page.evaluate(
    ({ selector, except }) => {
      type Drawn = { text: string; clauses: number; first: boolean; top: number; bottom: number; block: Element };
      const view = document.querySelector('kelisim-widget')?.shadowRoot?.querySelector(selector);
      const lines: Drawn[] = [];
      if (!view) throw new Error(`no ${selector}`);
      const texts = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const node = texts.currentNode as Text;
        const parent = node.parentElement as Element;
        if (parent.closest(except)) continue;
        let block = parent;
        while (getComputedStyle(block).display.startsWith('inline') && block.parentElement) block = block.parentElement;
        const isClause = parent.matches('.clause');
        for (let index = 0; index < node.data.length; index++) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          const box = range.getBoundingClientRect();
          const letter = node.data[index] as string;
          // White space where a line ends has no width.
          if (!box.height || (!letter.trim() && !box.width)) continue;
          let line = lines.at(-1);
          if (!line || line.block !== block || box.top > line.bottom - 2) {
            if (!letter.trim()) continue;
            line = { text: '', clauses: 0, first: isClause, top: box.top, bottom: box.bottom, block };
            lines.push(line);
          }
          line.text += letter;
          if (isClause && letter !== '.') line.clauses++;
          line.top = Math.min(line.top, box.top);
          line.bottom = Math.max(line.bottom, box.bottom);
        }
      }
      return lines.map(({ text, clauses, first, top, bottom, block }) => {
        const around = block.closest('.scroll')?.getBoundingClientRect();
        return {
          text: text.trim(),
          beginsWithClause: first,
          isOnlyClause: clauses > 0 && text.replace(/[\s.,;:!?)»”]/g, '').length <= clauses,
          isInSight:
            top >= Math.max(0, around?.top ?? 0) - 1 &&
            bottom <= Math.min(innerHeight, around?.bottom ?? innerHeight) + 1,
        };
      });
    },
    { selector, except },
  );
}

/** What no line may begin with: a clause that belongs to the word before it, or a punctuation mark. */
export const isBadLine = ({ text, beginsWithClause, isOnlyClause }: Line) =>
  // A dash by itself is an empty cell of a table.
  beginsWithClause || isOnlyClause || (text !== '–' && /^[.,;:!?)\]»”—–]/.test(text));
