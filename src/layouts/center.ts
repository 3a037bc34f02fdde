import type { Core } from '../core/lazy';
import css from './center.css?inline';

export function start({ adopt, host, root }: Core): void {
  host.dataset.layout = 'center';
  adopt(root, css);
}
