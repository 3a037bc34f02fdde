import type { Contender } from './Contender';
import { drawn } from './kelisim';

/** Ten lines: a yes is kept and known, and the notice goes. No preferences, no gates, no other tab, no term. */
const SCRIPT = `<script>
{
  const host = document.currentScript.previousElementSibling;
  const close = (yes) => { host.remove(); bench.known(yes); };
  const answer = /(?:^|; )answer=(\\w+)/.exec(document.cookie);
  if (answer) close(answer[1] === 'accept');
  else for (const button of host.shadowRoot.querySelectorAll('.choices button')) button.onclick = (event) => {
    event.preventDefault();
    document.cookie = 'answer=' + button.value.split('-')[0] + '; path=/; max-age=15552000; samesite=lax';
    close(button.value === 'accept-all');
  };
}
</script>`;

let html: Promise<string> | undefined;

/** The same notice as HTML and CSS in the page itself, for everybody: what nobody can undercut. */
export const limit: Contender = {
  name: 'static',
  title: 'static HTML (the limit)',
  role: 'limit',
  files: async () => new Map(),
  async snippet() {
    html ??= drawn();
    return { body: `${await html}${SCRIPT}` };
  },
  notice: 'kelisim-widget >>> [part=notice]',
  accept: 'kelisim-widget >>> [part=notice] [data-action=accept-all]',
};
