import { LANGUAGES } from '../../texts/languages';
import { PLURAL_SUFFIX } from '../../texts/portal/pluralSuffix';
import type { Source } from '../../texts/portal/source';
import type { Calls, I18next } from './I18next';
import { languageFor, NAMESPACE, portalCode } from './languages';

/** Calls the host's i18next: what it throws is reported once, and our own texts serve. */
export type Attempt = <Value>(call: () => Value) => Value | undefined;

/** As our texts are written, whatever the host has set for its own; Preact escapes. */
const SYNTAX = {
  ns: NAMESPACE,
  nsSeparator: false,
  keySeparator: '.',
  interpolation: { escapeValue: false, prefix: '{{', suffix: '}}', skipOnVariables: true },
};

export function createSource(i18n: I18next, attempt: Attempt): Source {
  const calls = i18n as unknown as Calls;
  const added = new Set<string>();
  return {
    baseOf: (language) => attempt(() => languageFor(i18n, portalCode(i18n, language), Object.keys(LANGUAGES))),
    add(language, texts) {
      // Its store is made when it is initialised, and a language may come in two layers.
      const key = `${language} ${Object.keys(texts).length}`;
      if (!i18n.isInitialized || added.has(key)) return;
      added.add(key);
      const code = portalCode(i18n, language).replace(/[-_].*/, '');
      const separator = i18n.options?.pluralSeparator ?? '_';
      attempt(() => {
        // Written flat, the portal's own would come after ours.
        const options = { ...SYNTAX, lng: code, fallbackLng: [] };
        const missing = Object.entries(texts).filter(([name]) => !calls.exists(toTheirs(name, separator), options));
        i18n.addResourceBundle(code, NAMESPACE, nest(missing, separator), true, false);
      });
    },
    translate(language, key, values) {
      return attempt(() => {
        if (!i18n.isInitialized) return undefined;
        const options = { ...SYNTAX, ...values, lng: portalCode(i18n, language) };
        // Asked first: the host may send home what is missing.
        if (!calls.exists(key, options)) return undefined;
        const text = calls.t(key, options);
        return typeof text === 'string' && text ? text : undefined;
      });
    },
  };
}

interface Tree {
  [name: string]: string | Tree;
}

/** With the host's separator of plural forms. */
function toTheirs(name: string, separator: string): string {
  return name.replace(PLURAL_SUFFIX, `${separator}$1`);
}

function nest(texts: readonly (readonly [name: string, text: string])[], separator: string): Tree {
  const root: Tree = {};
  for (const [key, text] of texts) {
    const path = toTheirs(key, separator).split('.');
    const last = path.pop() ?? '';
    let node = root;
    for (const name of path) {
      node[name] ??= {};
      node = node[name] as Tree;
    }
    node[last] = text;
  }
  return root;
}
