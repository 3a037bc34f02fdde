import Cookies from 'js-cookie';
import type { Consent } from 'kelisim';

/** What a portal would do behind its gates: the cookies that the preferences list, once they are allowed. */
export function keepDemoCookies(consent: Consent): void {
  consent.when('statistics').then(() => {
    const visits = Number(Cookies.get('demo_visits') ?? 0) + 1;
    Cookies.set('demo_visits', `${visits}`, { expires: 30, sameSite: 'Lax' });
  });
  consent.when('advertising').then(() => {
    Cookies.set('demo_campaign', 'example', { expires: 7, sameSite: 'Lax' });
  });
}
