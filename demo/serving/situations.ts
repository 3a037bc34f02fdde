import type { Language, Scenario } from '../place';

export interface Situation {
  readonly head?: string;
  /** Before the portal. */
  readonly before?: string;
  /** After the portal. */
  readonly after?: string;
}

/** What waits for `statistics` or `advertising`, and says so in the page once it has run, loaded or been rendered. */
const gated = (language: Language) => `<section class="waiting" id="waiting">
<h2>Behind consent</h2>
<p id="waiting-log">ran:</p>
<script type="text/plain" data-kelisim-needs="statistics">document.getElementById('waiting-log').append(' inline')</script>
<script type="text/plain" data-kelisim-needs="statistics" data-kelisim-type="module">document.getElementById('waiting-log').append(' module')</script>
<template data-kelisim-needs="advertising"><p>A template, rendered in place</p></template>
<img data-kelisim-needs="advertising" data-src="/icon.svg" width="32" height="32" alt="An image">
<iframe data-kelisim-needs="statistics" data-src="/${language}/policy" width="320" height="180" title="An embed"></iframe>
</section>`;

/** Other people's pages, for the scenarios that stand for them. */
export function situation(scenario: Scenario | undefined, language: Language): Situation {
  switch (scenario) {
    case 'blocked':
      return { head: '<script src="/built/withoutCookies.js"></script>' };
    case 'gated':
      return { after: gated(language) };
    case 'filtered':
      return { head: '<style>kelisim-widget { display: none !important }</style>' };
    case 'hostile':
      return {
        head: `<style>* { all: unset } html { font-size: 4px; overflow: hidden } body { transform: scale(1) }
#cover { position: fixed; inset: auto 0 0; height: 40px; z-index: 2147483647; background: #fcd }</style>`,
        after: '<div id="cover"></div>',
      };
    case 'host-dialog':
      return {
        after: `<dialog id="host-dialog"><p>A modal dialog of the host</p><button type="button">Close</button></dialog>
<script>{ const dialog = document.getElementById('host-dialog');
dialog.querySelector('button').onclick = () => dialog.close(); dialog.showModal(); }</script>`,
      };
    default:
      return {};
  }
}
