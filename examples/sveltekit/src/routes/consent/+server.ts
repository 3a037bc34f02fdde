import { createConsentHandler } from 'kelisim/server';
import { consentOptions } from '$lib/consentOptions';

const handle = createConsentHandler(consentOptions);

export const POST = ({ request }) => handle(request);
