import type { Core } from '../core/lazy';
import css from './bar.css?inline';

export function start({ adopt, root }: Core): void {
  adopt(root, css);
}
