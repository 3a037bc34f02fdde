import type { Source } from '../messages/source';
import type { I18next } from './I18next';
import { hostCode, languageFor, NAMESPACE, OURS } from './languages';

/** Calls the host's i18next: what it throws is reported once, and our own texts serve. */
export type Attempt = <Value>(call: () => Value) => Value | undefined;

const FORM = /_(zero|one|two|few|many|other)$/;
/** As our texts are written, whatever the host has set for its own; Preact escapes. */
const SYNTAX = {
  ns: NAMESPACE,
  nsSeparator: false,
  keySeparator: '.',
  interpolation: { escapeValue: false, prefix: '{{', suffix: '}}', skipOnVariables: true },
};

export function createSource(i18n: I18next, attempt: Attempt): Source {
  const added = new Set<string>();
  return {
    baseOf: (language) => attempt(() => languageFor(i18n, hostCode(i18n, language), OURS)) ?? 'kk',
    add(language, texts) {
      // Its store is made when it is initialised, and a language may come in two layers.
      const key = `${language} ${Object.keys(texts).length}`;
      if (!i18n.isInitialized || added.has(key)) return;
      added.add(key);
      const code = hostCode(i18n, language).replace(/[-_].*/, '');
      const separator = i18n.options?.pluralSeparator ?? '_';
      attempt(() => i18n.addResourceBundle(code, NAMESPACE, nest(texts, separator), true, false));
    },
    translate(language, key, values) {
      return attempt(() => {
        if (!i18n.isInitialized) return undefined;
        const options = { ...SYNTAX, ...values, lng: hostCode(i18n, language) };
        // Asked first: the host may send home what is missing.
        if (!i18n.exists(key, options)) return undefined;
        const text = i18n.t(key, options);
        return typeof text === 'string' && text ? text : undefined;
      });
    },
  };
}

interface Tree {
  [name: string]: string | Tree;
}

function nest(texts: { readonly [key: string]: string }, separator: string): Tree {
  const root: Tree = {};
  for (const [key, text] of Object.entries(texts)) {
    const path = key.replace(FORM, `${separator}$1`).split('.');
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
