import { readConsent } from 'kelisim/server';
import { type NextRequest, NextResponse } from 'next/server';
import { consentOptions } from './consentOptions';
import { refusedHtml } from './refusedHtml';

/** Refuses the account before anything of it is drawn. Here, since a page of Next cannot answer with 403. */
export function proxy(request: NextRequest): Response {
  if (readConsent(request.headers.get('cookie'), consentOptions).allows('account')) return NextResponse.next();
  return new Response(refusedHtml(request), {
    status: 403,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store', vary: 'Cookie' },
  });
}

export const config = { matcher: '/account/:path*' };
