import { defineMiddleware } from 'astro:middleware';
import { readConsent } from 'kelisim/server';
import { consentOptions } from './consentOptions';

export const onRequest = defineMiddleware((context, next) => {
  context.locals.consent = readConsent(context.request.headers.get('cookie'), consentOptions);
  const isClosed = context.url.pathname.startsWith('/account') && !context.locals.consent.allows('account');
  return isClosed ? context.rewrite('/refused') : next();
});
