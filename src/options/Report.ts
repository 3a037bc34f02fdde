/**
 * `config`: an option, a name or an attribute is wrong. `storage-blocked`: the browser refused the cookie, the choice
 * is valid for this page. `ui-failed`: a file of ours could not be loaded, or a view could not be drawn. `hidden`:
 * something in the page hides or removes the widget. `domain-rejected`: the browser refused the configured domain, the
 * cookie is for this host.
 * `gate-blocked`: gated content was not opened although it is allowed, or was opened by something else and closed
 * again.
 * `record-failed`: the portal's server did not accept the record, or its answer has taken the cookie from the page.
 */
export type ErrorCode =
  | 'config'
  | 'storage-blocked'
  | 'ui-failed'
  | 'hidden'
  | 'domain-rejected'
  | 'gate-blocked'
  | 'record-failed';

/** Reports a failure: on the console, and as the event `kelisim:error`. */
export type Report = (code: ErrorCode, message: string) => void;
