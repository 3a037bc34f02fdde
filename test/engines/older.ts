import { describe } from 'vitest';
import { startChromium } from './drivers/chromium';
import { describeJourneys } from './journeys';

/** Makes of this browser one that lacks something, before any other script of the page. */
const WITHOUT: { readonly [name: string]: string } = {
  adoptedStyleSheets: `
    for (const owner of [Document, ShadowRoot]) delete owner.prototype.adoptedStyleSheets;
    CSSStyleSheet = class { constructor() { throw new TypeError('Illegal constructor'); } };`,
  inert: 'delete HTMLElement.prototype.inert;',
  popover: `{
    for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover']) delete HTMLElement.prototype[name];
    const { matches } = Element.prototype;
    Element.prototype.matches = function (selector) {
      if (selector.includes(':popover-open')) throw new DOMException('not a valid selector', 'SyntaxError');
      return matches.call(this, selector);
    };
  }`,
  cookieStore: `delete window.cookieStore; Object.defineProperty(window, 'cookieStore', { value: undefined });`,
  HTMLDialogElement: `
    for (const name of ['showModal', 'show', 'close', 'open', 'returnValue']) delete HTMLDialogElement.prototype[name];
    delete window.HTMLDialogElement;`,
  BroadcastChannel: 'delete window.BroadcastChannel;',
};

/** The journeys without each of these, one at a time. Two files, so that two processes share them. */
export function describeOlder(...names: string[]) {
  describe.each(names)('a browser without %s', (name) =>
    describeJourneys(startChromium, { before: WITHOUT[name] ?? Object.values(WITHOUT).join('') }),
  );
}
