// Measured, never run: what a portal's bundler keeps of `kelisim/server` when it only reads.
// @ts-expect-error built, or not yet
export { readConsent } from '../dist/server.js';
