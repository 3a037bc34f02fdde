import { readConsent } from 'kelisim/server';
import { headers } from 'next/headers';
import { consentOptions } from './consentOptions';

/** Of the visitor. From the header, not from `cookies()`: that keeps one of several cookies of a name, decoded. */
export async function visitorConsent() {
  return readConsent((await headers()).get('cookie'), consentOptions);
}
