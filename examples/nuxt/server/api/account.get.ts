import { readConsent } from 'kelisim/server';

export default defineEventHandler((event) => {
  setHeader(event, 'cache-control', 'private, no-store');
  if (!readConsent(getHeader(event, 'cookie'), consentOptions).allows('account'))
    throw createError({ statusCode: 403 });
  return { courses: ['Algebra'] };
});
