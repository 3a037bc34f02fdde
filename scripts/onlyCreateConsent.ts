// Measured, never run: what a portal's bundler, building for production, loads at once of `kelisim`, where the portal
// brings its own interface.
// @ts-expect-error built, or not yet
import { createConsent } from '../dist/index.production.js';

Object.assign(window, { createConsent });
