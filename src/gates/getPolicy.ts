interface Policy {
  createScript(text: string): string;
  createScriptURL(url: string): string;
}

// Of the registry: a second copy of Kelisim cannot create the same policy again.
const PLACE = Symbol.for('kelisim.trusted');
const shared = globalThis as {
  [PLACE]?: Policy;
  trustedTypes?: { createPolicy(name: string, policy: Policy): Policy };
};

/**
 * The Trusted Types policy `kelisim`, for scripts that the page's author has gated. Where the page does not allow it, the
 * plain text: setting that throws if the page enforces Trusted Types.
 */
export function getPolicy(): Policy {
  const plain: Policy = { createScript: (text) => text, createScriptURL: (url) => url };
  try {
    shared[PLACE] ??= shared.trustedTypes?.createPolicy('kelisim', plain);
  } catch {
    // Refused by the page.
  }
  return shared[PLACE] ?? plain;
}
