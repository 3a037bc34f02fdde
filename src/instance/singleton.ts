import type { Consent } from './Consent';

// A symbol of the registry: shared by every copy of Kelisim on the page, and out of reach of `<form id=…>`.
export const INSTANCE = Symbol.for('kelisim');

/** Holds the instance of the page: two tags, or npm and a tag, are served by one. */
export const page = globalThis as { [INSTANCE]?: Consent };
