import type { readConsent } from '../../src/server';

/** From the built package, as a portal's server gets it from `kelisim/server`. */
export async function loadReadConsent(): Promise<typeof readConsent> {
  const built = new URL('../../dist/server.js', import.meta.url).href;
  const server: { readConsent: typeof readConsent } = await import(/* @vite-ignore */ built);
  return server.readConsent;
}
