import { h, render } from 'preact';
import { parsePlace } from '../place';
import { Panel } from './Panel';

const root = document.getElementById('qa');
const bench = window.qaBench;

if (root && bench) {
  let waiting = false;
  const draw = () => {
    waiting = false;
    const place = parsePlace(new URL(location.href));
    if (place) render(<Panel bench={bench} place={place} />, root);
  };
  // Many events come at once.
  const later = () => {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  };
  bench.onChange(later);
  addEventListener('popstate', later);
  addEventListener('focus', later);
  draw();
}
