import { readConsent } from 'kelisim/server';
import { consentOptions } from './consentOptions';

export const visitorConsent = (request: Request) => readConsent(request.headers.get('cookie'), consentOptions);
