import { INSTANCE, page } from '../../instance/singleton';
import type { Attempt } from './createSource';
import type { I18next } from './I18next';
import { languageFor, portalCode } from './languages';

/** Keeps the language of the page's instance and that of the host alike, once the instance is there. */
export function followLanguage(i18n: I18next, known: readonly string[], attempt: Attempt): void {
  const begin = () => {
    const consent = page[INSTANCE];
    if (!consent) return;
    const wish = () => attempt(() => languageFor(i18n, i18n.language, known));
    const fromHost = () => {
      // Destroyed.
      if (page[INSTANCE] !== consent) return stop();
      // Also for the same language: its texts may have been loaded since.
      consent.setLanguage(wish() ?? consent.language).catch(() => {});
    };
    const stop = () => {
      for (const event of EVENTS) attempt(() => i18n.off(event, fromHost));
    };
    for (const event of EVENTS) attempt(() => i18n.on(event, fromHost));
    let before = consent.language;
    consent.subscribe(() => {
      const { language } = consent;
      if (language === before) return;
      before = language;
      // What the host does not speak, the notice speaks alone.
      if (language !== wish() && isSpoken(i18n, language, attempt))
        attempt(() => i18n.changeLanguage(portalCode(i18n, language)))?.catch((error) => attempt(() => fail(error)));
    });
    const now = wish();
    if (now && now !== consent.language) fromHost();
  };
  document.addEventListener('kelisim:ready', begin, { once: true });
}

const EVENTS = ['languageChanged', 'initialized'];

function isSpoken(i18n: I18next, language: string, attempt: Attempt): boolean {
  return attempt(() => i18n.services?.languageUtils?.isSupportedCode?.(portalCode(i18n, language))) ?? true;
}

function fail(error: unknown): never {
  throw error;
}
