import type { Contender } from './Contender';

/** The host page as it is: what everything else is measured over. Its first paint stands for the notice. */
export const blank: Contender = {
  name: 'blank',
  title: 'blank page',
  role: 'blank',
  files: async () => new Map(),
  snippet: () => ({}),
  notice: 'h1',
};
