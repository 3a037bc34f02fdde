import type { APIRoute } from 'astro';
import { createConsentHandler } from 'kelisim/server';
import { consentOptions } from '../consentOptions';

const handle = createConsentHandler(consentOptions);

export const POST: APIRoute = ({ request }) => handle(request);
