import type { TrustedPolicy } from './createTrustedPolicy';
import { kindOfType, type ScriptKind } from './scriptType';
import { heldSource } from './sources';

/** On what has run: a clone of it, by a framework or a page cache, does not run again. */
export const DONE = 'data-kelisim-done';

const OURS = /^(type|src|nonce|async|data-src|data-kelisim-.*)$/;

/** How a gated script runs, read from its attributes. */
export interface ScriptPlan {
  readonly kind: ScriptKind;
  readonly source: string | undefined;
  readonly isAsync: boolean;
  /** Runs once the document is parsed. */
  readonly isDeferred: boolean;
}

export function planOf(script: Element): ScriptPlan {
  const kind = kindOfType(script.getAttribute('data-kelisim-type') ?? '');
  const source = script.getAttribute('src') ?? heldSource(script, 'src') ?? script.getAttribute('href') ?? undefined;
  const isAsync = script.hasAttribute('async');
  const isDeferred = kind === 'module' ? !isAsync : script.hasAttribute('defer') && source !== undefined && !isAsync;
  return { kind, source, isAsync, isDeferred };
}

/**
 * A fresh script that runs where the inert one does not: with its attributes, its nonce and its text. The inert one cannot be
 * used itself: where it came from `innerHTML`, or is a clone of such a one, browsers take it for run already.
 */
export function createScript(inert: Element, plan: ScriptPlan, policy: TrustedPolicy): HTMLScriptElement {
  const { kind, source, isAsync } = plan;
  const script = document.createElement('script');
  for (const { name, value } of inert.attributes) {
    if (OURS.test(name)) continue;
    script.setAttribute(name, name.startsWith('on') ? policy.createScript(value) : value);
  }
  if (kind !== 'classic') script.type = inert.getAttribute('data-kelisim-type') ?? '';
  // As an attribute it reads as empty where a CSP is in force.
  script.nonce = (inert as HTMLScriptElement).nonce;
  // In order, unlike other scripts that a script adds.
  script.async = isAsync;
  if (source === undefined) script.text = policy.createScript(inert.textContent ?? '');
  else script.src = policy.createScriptURL(source);
  return script;
}
