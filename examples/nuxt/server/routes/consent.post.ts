import { createConsentHandler } from 'kelisim/server';

const handle = createConsentHandler(consentOptions);

export default defineEventHandler((event) => handle(toWebRequest(event)));
