import type { Consent } from 'kelisim';

const KEY = 'demo_signed_out';

/**
 * At sign-out the server takes the decision of the account out of this browser. A page that still holds it would write
 * it again, so every page of the visitor ends its instance first: this one, and those in other tabs.
 */
export function leaveAccount(consent: Consent): void {
  document.addEventListener('submit', ({ target }) => {
    if (!(target as HTMLFormElement).action.includes('/sign-out')) return;
    consent.destroy();
    try {
      localStorage.setItem(KEY, '');
      localStorage.removeItem(KEY);
    } catch {
      // Blocked: then no cookie was kept either.
    }
  });
  addEventListener('storage', ({ key }) => {
    if (key !== KEY) return;
    consent.destroy();
    // By then the server has answered.
    addEventListener('focus', () => location.reload());
  });
}
