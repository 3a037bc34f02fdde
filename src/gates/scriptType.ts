/** What a browser takes for JavaScript (HTML, "JavaScript MIME type essence match"). */
const JAVASCRIPT = /^(text|application)\/(x-)?(java|ecma)script$|^text\/(javascript1\.[0-5]|jscript|livescript)$/;

/**
 * What becomes of a script. `data`: the browser does not run it (JSON, templates of other tools). `module` and `other`
 * (an import map, speculation rules) keep their type.
 */
export type ScriptKind = 'classic' | 'module' | 'other' | 'data';

/** @param type of the attribute; parameters, case and spaces around it do not matter */
export function kindOfType(type: string): ScriptKind {
  const essence = (type.split(';')[0] ?? '').trim().toLowerCase();
  if (!essence || JAVASCRIPT.test(essence)) return 'classic';
  if (essence === 'module') return 'module';
  return essence === 'importmap' || essence === 'speculationrules' ? 'other' : 'data';
}
