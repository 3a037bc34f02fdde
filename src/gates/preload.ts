import type { ScriptPlan } from './createScript';
import { isLoadable } from './sources';

/** What decides how a script is requested. */
const REQUEST = ['crossorigin', 'integrity', 'referrerpolicy'] as const;

/**
 * Requests external scripts that wait for their turn, so that they are there when it comes. With the hint of the
 * browser, since scripts that are in the page already would be kept back behind one that never answers.
 */
export function preload(waiting: readonly { readonly script: Element; readonly plan: ScriptPlan }[]): void {
  for (const { script, plan } of waiting) {
    const { source } = plan;
    if (source === undefined || !isLoadable(source) || preloaded.has(script)) continue;
    preloaded.add(script);
    const link = document.createElement('link');
    for (const name of REQUEST) {
      const value = script.getAttribute(name);
      if (value !== null) link.setAttribute(name, value);
    }
    link.rel = 'preload';
    link.as = 'script';
    link.nonce = (script as HTMLScriptElement).nonce;
    link.href = source;
    document.head.append(link);
    link.addEventListener('load', () => link.remove());
    link.addEventListener('error', () => link.remove());
  }
}

const preloaded = new WeakSet<Element>();
