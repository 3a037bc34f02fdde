import { describe } from 'vitest';
import { startFirefox } from './drivers/firefox';
import { describeJourneys } from './journeys';

// `scripts/findEngines.ts` says when it is left out.
describe.skipIf(!process.env.KELISIM_FIREFOX)('in Firefox', () => describeJourneys(startFirefox));
