import { getPolicy } from './getPolicy';

const OURS = /^(type|src|nonce|async|data-src|data-kelisim-.*)$/;

/** A fresh script that runs where the inert one does not: with its attributes, its nonce and its text. */
export function copyScript(inert: HTMLScriptElement): HTMLScriptElement {
  const script = document.createElement('script');
  const policy = getPolicy();
  const src = sourceOf(inert);
  for (const { name, value } of inert.attributes) {
    if (OURS.test(name)) continue;
    script.setAttribute(name, name.startsWith('on') ? policy.createScript(value) : value);
  }
  script.type = inert.getAttribute('data-kelisim-type') ?? '';
  // The attribute reads as empty where a CSP is in force.
  script.nonce = inert.nonce;
  // In order, unlike other scripts that a script adds.
  script.async = inert.hasAttribute('async');
  if (src) script.src = policy.createScriptURL(src);
  else script.text = policy.createScript(inert.text);
  return script;
}

export function sourceOf(script: HTMLScriptElement): string | undefined {
  return script.getAttribute('src') ?? script.getAttribute('data-src') ?? undefined;
}
