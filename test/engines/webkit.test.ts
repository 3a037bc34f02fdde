import { describe } from 'vitest';
import { startWebkit } from './drivers/webkit';
import { describeJourneys } from './journeys';

// `scripts/findEngines.ts` says when it is left out.
describe.skipIf(!process.env.KELISIM_WEBKIT)('in WebKit', () => describeJourneys(startWebkit));
