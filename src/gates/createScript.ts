import { kindOfType, type ScriptKind } from './scriptType';
import { heldSource } from './sources';
import type { TrustedPolicy } from './trustedPolicy';

/** On what has run: a clone of it, by a framework or a page cache, does not run again. */
export const DONE = 'data-kelisim-done';

/** What a script that runs does not take over; whose it is (`data-kelisim-from`), it does. */
const OURS = /^(type|src|nonce|async|data-src|data-kelisim-(?!from$).*)$/;

/** How a gated script runs, read from its attributes. */
export interface ScriptPlan {
  readonly kind: ScriptKind;
  readonly source: string | undefined;
  readonly isAsync: boolean;
  /** Whether it runs once the document is parsed. */
  readonly isDeferred: boolean;
}

export function planOf(script: Element): ScriptPlan {
  const kind = kindOf(script);
  const source = script.getAttribute('src') ?? heldSource(script, 'src') ?? script.getAttribute('href') ?? undefined;
  // On a classic inline script browsers do not look at it.
  const isAsync = script.hasAttribute('async') && (source !== undefined || kind === 'module');
  const isDeferred = !isAsync && (kind === 'module' || (script.hasAttribute('defer') && source !== undefined));
  return { kind, source, isAsync, isDeferred };
}

function kindOf(script: Element): ScriptKind {
  const language = script.getAttribute('language');
  // Without a type, browsers look at the language; scripts for an event of another time are not run by any of them.
  const type = script.getAttribute('data-kelisim-type') || (language ? `text/${language}` : '');
  return script.hasAttribute('for') && script.hasAttribute('event') ? 'data' : kindOfType(type);
}

/**
 * A fresh script that runs where the inert one does not: with its attributes, its nonce and its text. The inert one
 * cannot be used itself: where it came from `innerHTML`, or is a clone of such a one, browsers take it for run already.
 */
export function createScript(inert: Element, { kind, source, isDeferred }: ScriptPlan, policy: TrustedPolicy) {
  const script = document.createElement('script');
  for (const name of inert.getAttributeNames()) {
    if (OURS.test(name)) continue;
    const attribute = inert.getAttributeNode(name) as Attr;
    if (name.startsWith('on')) script.setAttribute(name, policy.createScript(attribute.value));
    // As a node: names that only the parser takes, such as `@load`, are refused as text.
    else script.setAttributeNode(attribute.cloneNode() as Attr);
  }
  if (kind !== 'classic') script.type = inert.getAttribute('data-kelisim-type') ?? '';
  // As an attribute it reads as empty where a CSP is in force.
  script.nonce = (inert as HTMLScriptElement).nonce;
  // Deferred ones are kept in order by the browser. The others are not: there, they would wait behind a deferred one
  // that never comes; each is started when its turn is.
  script.async = !isDeferred;
  if (source === undefined) script.text = policy.createScript(inert.textContent ?? '');
  else script.src = policy.createScriptURL(source);
  return script;
}
