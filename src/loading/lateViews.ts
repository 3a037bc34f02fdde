import type { Shared } from '../ui/shared';
import { createViews as create } from '../ui/views';
import { bind } from './late';

/** The script tag's second layer. */
export function createViews(from: Shared) {
  bind(from);
  return create();
}
