import type { AutoConsentCMPRule } from '@duckduckgo/autoconsent';

const part = (selector: string) => ['kelisim-widget', selector];

/**
 * For clients of DuckDuckGo's autoconsent, in its own format. Each button is one click away, so nothing has to be opened first. The notice
 * is not hidden beforehand: it blocks nothing, and where a client fails, the visitor has to see it.
 */
export const autoconsent: AutoConsentCMPRule = {
  name: 'kelisim',
  runContext: { main: true, frame: false },
  detectCmp: [{ exists: 'html[data-kelisim-state]' }],
  detectPopup: [{ visible: part('[part=notice]'), check: 'any' }],
  optOut: [{ waitForThenClick: part('[part=notice] [data-action=reject-all]') }],
  optIn: [{ waitForThenClick: part('[part=notice] [data-action=accept-all]') }],
  // The page says so itself, and it has been kept.
  test: [{ waitFor: 'html[data-kelisim-state=rejected]', timeout: 2000 }, { cookieContains: 'consent_kelisim=' }],
};
