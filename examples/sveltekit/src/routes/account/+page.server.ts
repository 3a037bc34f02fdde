import { error } from '@sveltejs/kit';
import { visitorConsent } from '$lib/visitorConsent';

export function load({ request, setHeaders }) {
  setHeaders({ 'cache-control': 'private, no-store' });
  if (!visitorConsent(request).allows('account')) error(403, 'The account needs your consent.');
  return { courses: ['Algebra'] };
}
