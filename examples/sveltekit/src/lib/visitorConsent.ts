import { readConsent } from 'kelisim/server';
import { consentOptions } from './consentOptions';

/** From the header: SvelteKit's `cookies` keeps one of several cookies of a name. */
export const visitorConsent = (request: Request) => readConsent(request.headers.get('cookie'), consentOptions);
