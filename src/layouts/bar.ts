import type { Core } from '../core/lazy';
import css from './bar.css?inline';

export function start({ adopt, host, root }: Core): void {
  host.dataset.layout = 'bar';
  adopt(root, css);
}
