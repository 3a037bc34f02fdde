import { RECORDER } from '../e2e/support/kelisim';

/** What went wrong in the page, in words: what nobody caught, and what was written to the console. */
const PROBLEMS = `<script>
window.problems = [];
addEventListener('error', (event) => problems.push('uncaught ' + event.message));
addEventListener('unhandledrejection', (event) => problems.push('unhandled ' + event.reason));
for (const name of ['error', 'warn']) {
  const real = console[name];
  console[name] = (...words) => { problems.push(words.join(' ')); real.apply(console, words); };
}
</script>`;

export const HEAD = PROBLEMS + RECORDER;

/** A page of a portal: a sign-in that waits for consent, a counter that does, and work that does not. */
export const portal = (profile = '/nowhere') => `
<button id="work">Work</button>
<form action="${profile}" data-kelisim-needs="account"><input name="user"><button name="go">Sign in</button></form>
<script type="text/plain" data-kelisim-needs="statistics">window.counted = (window.counted || 0) + 1</script>`;

declare global {
  interface Window {
    problems: string[];
    counted?: number;
    persisted?: boolean;
  }
}
