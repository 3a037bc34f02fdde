import { defineElement } from './adapters/element';

export type { KelisimElement } from './adapters/element';

defineElement();
