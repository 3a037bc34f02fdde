import { describe } from 'vitest';
import { startChromium } from './drivers/chromium';
import { describeJourneys } from './journeys';

describe('in Chromium', () => describeJourneys(startChromium));
