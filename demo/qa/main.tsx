import { h, render } from 'preact';
import { BenchPage } from './BenchPage';
import { parseBench } from './benchAddress';
import { createTexts } from './texts';

start();

async function start() {
  const root = document.getElementById('qa');
  if (!root) return;
  const first = parseBench(new URL(location.href));
  const t = await createTexts(first.language);
  root.replaceChildren();
  render(<BenchPage first={first} t={t} />, root);
}
