import type { Contender } from './Contender';
import { packageFiles } from './packageFile';
import { TEXTS } from './purposes';

/**
 * As its wizard writes it: the sheet in the head, the script and its call at the end of the body. One yes or no; it
 * gates nothing.
 */
export const osano: Contender = {
  name: 'osano',
  title: 'cookieconsent (Osano)',
  role: 'shown',
  files: () =>
    packageFiles({
      '/osano/cookieconsent.min.js': 'cookieconsent/build/cookieconsent.min.js',
      '/osano/cookieconsent.min.css': 'cookieconsent/build/cookieconsent.min.css',
    }),
  snippet: () => ({
    head: '<link rel="stylesheet" href="/osano/cookieconsent.min.css">',
    body: `<script src="/osano/cookieconsent.min.js" data-cfasync="false"></script>
<script>
window.cookieconsent.initialise({
  palette: { popup: { background: '#252e39' }, button: { background: '#14a7d0' } },
  type: 'opt-in',
  content: ${JSON.stringify({ message: TEXTS.description, allow: TEXTS.accept, deny: TEXTS.reject, href: '/privacy' })},
  onInitialise(status) { bench.known(status === 'allow'); },
  onStatusChange(status) { bench.known(status === 'allow'); },
});
</script>`,
  }),
  notice: '.cc-window',
  accept: '.cc-window .cc-allow',
};
