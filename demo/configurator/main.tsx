import { h, render } from 'preact';
import type { Language } from '../place';
import { Configurator } from './Configurator';
import { DEFAULT, type Draft } from './Draft';
import { decodeDraft } from './link';
import { createTexts } from './texts';

start();

async function start() {
  const root = document.getElementById('configurator');
  if (!root) return;
  const language = document.documentElement.lang as Language;
  const t = await createTexts(language);
  const schema = await (await fetch(document.documentElement.dataset.schema ?? '/dist/options.schema.json')).json();
  let first: Draft = DEFAULT;
  let broken = false;
  try {
    first = await decodeDraft(location.hash.slice(1));
  } catch {
    broken = true;
  }
  document.title = `${t('title')} · Kelisim`;
  root.replaceChildren();
  render(<Configurator first={first} broken={broken} language={language} schema={schema} t={t} />, root);
  // A link that is opened over the page brings its draft.
  addEventListener('hashchange', () => location.reload());
}
