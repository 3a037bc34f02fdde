import type { Views } from '../../core/lazy';
import { NotSaved } from './NotSaved';
import { Policy } from './Policy';
import { Preferences } from './Preferences';
import { heading, Reason } from './Reason';
import { createTools } from './tools';
import css from './views.css?inline';

/** The second layer: preferences, policy in brief, what the receipt takes from them. */
export const createViews = (): Views => ({
  css,
  Preferences,
  NotSaved,
  Policy,
  Reason,
  heading: heading as Views['heading'],
  tools: createTools(),
});
