import { byTag, OPTIONS } from '../../test/e2e/support/serve';

declare global {
  interface Window {
    /** How often each gated script has run. */
    runs: { inline: number; external: number; template: number };
    /** Codes of `kelisim:error`. */
    said: string[];
    /** Requests to our handler under way. */
    pending: number;
    /** Makes the instance of a page by npm. */
    createAgain(): void;
    /** Which document this is. */
    born: number;
  }
}

const HEAD = `<script>
window.runs = { inline: 0, external: 0, template: 0 };
window.said = [];
window.pending = 0;
window.born = performance.timeOrigin + Math.random();
document.addEventListener('kelisim:error', ({ detail }) => said.push(detail.code));
{
  const { fetch } = window;
  window.fetch = (...request) => {
    pending++;
    const answer = fetch(...request);
    const end = () => { pending--; };
    answer.then(end, end);
    return answer;
  };
}
</script>`;

const VIEW = `<section id="view">
<script type="text/plain" data-kelisim-needs="statistics">runs.inline++</script>
<script type="text/plain" data-kelisim-needs="statistics" src="/gated/statistics/external"></script>
<template data-kelisim-needs="statistics"><p class="rendered">Advice
<img alt="" src="/gated/statistics/inner"></p><script>runs.template++</script></template>
<iframe id="frame" title="Map" data-kelisim-needs="advertising" data-src="/gated/advertising/frame"></iframe>
<img id="image" alt="" data-kelisim-needs="advertising" data-src="/gated/advertising/image">
</section>
<a id="link" href="#in" data-kelisim-needs="account">Sign in</a>`;

const CONFIG = { ...OPTIONS, renewUrl: '/consent' };

/** A page with one piece of gated content of each kind, by script tag. */
export const TAG_PAGE = byTag({ lang: 'en', head: HEAD, body: VIEW, options: CONFIG });
/** Another page of the same portal. */
export const OTHER_PAGE = byTag({ lang: 'en', head: HEAD, options: CONFIG });
/** The same page by npm; the portal can end its instance and make another. */
export const NPM_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${HEAD}
<script type="module">
import { createConsent } from '/dist/index.js';
window.createAgain = () => { window.Kelisim = createConsent(${JSON.stringify(CONFIG)}); };
createAgain();
</script></head><body><main><h1>Host</h1>${VIEW}</main></body></html>`;
