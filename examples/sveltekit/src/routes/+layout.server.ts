import { visitorConsent } from '$lib/visitorConsent';

export function load({ request }) {
  const { status, record, allows } = visitorConsent(request);
  const open = (['account', 'statistics'] as const).filter((name) => allows(name));
  return { initial: { status, record, language: 'en', open } };
}
