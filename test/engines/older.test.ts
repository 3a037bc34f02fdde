import { describe } from 'vitest';
import { EMBEDDINGS } from '../e2e/support/serve';
import { startChromium } from './drivers/chromium';
import { describeJourneys } from './journeys';

/** Makes of this browser one that lacks something, before any other script of the page. */
const WITHOUT: { readonly [name: string]: string } = {
  adoptedStyleSheets: `
    for (const owner of [Document, ShadowRoot]) delete owner.prototype.adoptedStyleSheets;
    CSSStyleSheet = class { constructor() { throw new TypeError('Illegal constructor'); } };`,
  inert: 'delete HTMLElement.prototype.inert;',
  popover: `
    for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover']) delete HTMLElement.prototype[name];
    const matches = Element.prototype.matches;
    Element.prototype.matches = function (selector) {
      if (selector.includes(':popover-open')) throw new DOMException('not a valid selector', 'SyntaxError');
      return matches.call(this, selector);
    };`,
  cookieStore: `delete window.cookieStore; Object.defineProperty(window, 'cookieStore', { value: undefined });`,
  BroadcastChannel: 'delete window.BroadcastChannel;',
};

describe.each([...Object.entries(WITHOUT), ['all of these', Object.values(WITHOUT).join('')]] as [string, string][])(
  'a browser without %s',
  (_name, before) => describeJourneys(startChromium, { before, embeddings: EMBEDDINGS.slice(0, 1) }),
);
