import { createConsentHandler } from 'kelisim/server';
import { consentOptions } from '../../consentOptions';

export const POST = createConsentHandler(consentOptions);
