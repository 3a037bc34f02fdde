import { createConsentHandler } from 'kelisim/server';
import { consentOptions } from '../consentOptions';
import type { Route } from './+types/consent';

const handle = createConsentHandler(consentOptions);

export const action = ({ request }: Route.ActionArgs) => handle(request);
