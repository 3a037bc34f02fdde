import { EMBEDDINGS } from '../e2e/support/serve';

/** In full with `npm run test:engines`; `npm test` has a part of it, for its time's sake. */
export const thorough = !!process.env.KELISIM_THOROUGH;
/** The script tag; in full, npm import as well. */
export const WAYS = thorough ? EMBEDDINGS : EMBEDDINGS.slice(0, 1);
