/** What we set scripts by under Trusted Types. */
export interface TrustedPolicy {
  createScript(text: string): string;
  createScriptURL(url: string): string;
}

/** Made once: after `destroy()`, the page would refuse a second one of this name to the next instance. */
let policy: TrustedPolicy | undefined;

/**
 * The Trusted Types policy `kelisim`, for scripts that the page's author has gated. It is kept in this file: reachable
 * for other scripts, it would let any of them through. Where the page does not allow it, texts stay as they are, and
 * setting them throws.
 */
export function trustedPolicy(): TrustedPolicy {
  policy ??= createPolicy();
  return policy;
}

function createPolicy(): TrustedPolicy {
  const rules: TrustedPolicy = { createScript: same, createScriptURL: same };
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: TrustedPolicy): TrustedPolicy };
  };
  try {
    return trustedTypes?.createPolicy('kelisim', rules) ?? rules;
  } catch {
    return rules;
  }
}

function same(text: string): string {
  return text;
}
