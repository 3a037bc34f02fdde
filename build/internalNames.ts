/**
 * Names of properties that only our own files see: shortened alike in all of them (0.3 KB of `kelisim.all.js`). None may be a
 * name of the public contract, of an option, or of a `data-*` attribute that is read by name. Some are names of the platform as well
 * (`config`, `take`, …): we never use those of the platform.
 */
const NAMES = [
  ...['asked', 'asks', 'domainRejected', 'notSaved'],
  ...[
    'wayBack',
    'begin',
    'config',
    'known',
    'model',
    'offered',
    'createTranslate',
    'optional',
    'report',
    'take',
    'unknown',
  ],
  ...['decided', 'settled'],
  ...['core', 'says', 'scene', 'pick', 'sceneOf', 'views'],
  ...['heading', 'Reason', 'Preferences', 'NotSaved', 'Policy'],
  ...['context', 'page', 'marked', 'items', 'clauses'],
  ...['adopt', 'lastFocus', 'tools', 'draw', 'hashText', 'operatorName', 'purposeOf'],
];

/** Those, and the private names of `ui/preact`. */
export const INTERNAL = new RegExp(`^(_[a-z].*|${NAMES.join('|')})$`);
