import { createViews as create } from '../ui/views';
import { bind } from './latePreact';

/** The script tag's second layer. */
export function createViews(from: Parameters<typeof bind>[0]) {
  bind(from);
  return create();
}
