import type { Load } from '../core/lazy';
import type { ConsentOptions } from '../core/types';

/** Parts with the portal's own texts laid over ours; what lays them is loaded only where there are some. */
export const withMessages = ({ messages }: ConsentOptions, load: Load): Load =>
  messages ? async (part) => (await load('messages')).load(part, load, messages) : load;
