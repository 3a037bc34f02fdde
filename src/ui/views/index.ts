import type { Views } from '../../core/lazy';
import { createReceipt } from './createReceipt';
import { NotSaved } from './NotSaved';
import { Policy } from './Policy';
import { Preferences } from './Preferences';
import { heading, Reason } from './Reason';
import css from './views.css?inline';

/** The second layer: preferences, policy in brief, receipt. */
export const createViews = (): Views => ({
  css,
  Preferences,
  NotSaved,
  Policy,
  Reason,
  heading: heading as Views['heading'],
  createReceipt: createReceipt as Views['createReceipt'],
});
