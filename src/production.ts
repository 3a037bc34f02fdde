import { resolveConfig } from './core/config';
import { createInstance } from './core/createInstance';
import type { createConsent as Checked } from './createConsent';
import { loadByImport } from './loading/byImport';
import { withMessages } from './loading/withMessages';

export { ConfigError } from './core/ConfigError';

/**
 * The npm entry where a bundler builds for production (the condition `production` of `package.json`): without the check of
 * the options (0.4 KB), which the development build has made. Wrong ones open nothing, and are reported before anything
 * is shown or recorded, as by script tag.
 */
export const createConsent = ((options) => {
  const config = resolveConfig(options ?? {});
  return createInstance(config, withMessages(config, loadByImport));
}) as typeof Checked;
