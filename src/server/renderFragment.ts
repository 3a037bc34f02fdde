import { createWording } from '../notice/createWording';
import { shortHash } from '../record/hashText';
import {
  attributesOf,
  drawNotice,
  escapeHtml,
  fieldsOf,
  type RenderOptions,
  serverTexts,
  stylesOf,
} from './renderNotice';
import { usableConfig } from './usableConfig';

/** The options of the browser, and what a fragment needs beside them. */
export interface FragmentOptions extends RenderOptions {
  /** `kk`, `ru`, `en`, or a language of `messages`. */
  readonly language: string;
  /**
   * The address of `kelisim.decided.js`, where the page's CSP forbids inline scripts. Default: the script is inline.
   */
  readonly script?: string;
}

/**
 * Hides the element for visitors who have decided on this version of the policy, before it is painted. In doubt (the
 * term is over, a new category) it hides the element as well: `kelisim.js` then shows the notice. Always the same
 * characters, for one hash in a CSP; also the content of `kelisim.decided.js`.
 */
export const decidedScript =
  'var w=document.currentScript.parentNode,d=w.dataset;' +
  'w.hidden=RegExp("(^|; )"+d.cookie+"=[^;]*policy=("+d.version+")?(&|;|$)").test(document.cookie)';

/**
 * The notice as a fragment of HTML that is the same for every visitor: any server or static site includes it in
 * `<body>`, and shared caches keep the page. It is in the first paint; a short script inside hides it for visitors who
 * have decided. Where that script may not run, it shows until `kelisim.js` runs. It has no language switch before that,
 * and gives no reason to visitors who are asked again.
 *
 * @example
 * const html = renderFragment({ ...options, language: 'kk', action: '/consent' });
 *
 * @throws {ConfigError} for options that stop deciding; one that does not exist is ignored, and said on the console
 */
export function renderFragment(options: FragmentOptions): string {
  const { action, nonce, stylesheet, script, ...own } = options;
  const config = usableConfig({ ...own, languageSwitch: false });
  const texts = serverTexts(config);
  const { language, cookieName, model } = config;
  const wording = createWording(config, texts, language);
  const { html, text } = drawNotice(
    { wording, status: 'undecided', record: null, gpc: false, address: '' },
    texts,
    () => '',
  );
  const fields = fieldsOf({ lang: language, text: shortHash(text) });
  const form = `<form method="post" action="${escapeHtml(action)}">${fields}${html}</form>`;
  const inline = nonce ? `<script nonce="${escapeHtml(nonce)}">` : '<script>';
  const hide = script ? `<script src="${escapeHtml(script)}"></script>` : `${inline}${decidedScript}</script>`;
  const styles = stylesOf({ ...(nonce && { nonce }), ...(stylesheet && { stylesheet }) });
  const marks = `data-cookie="${cookieName}" data-version="${escapeHtml(model.version)}"`;
  return `<kelisim-widget ${attributesOf(config, texts)} ${marks}>${hide}<template shadowrootmode="open">${styles}${form}</template></kelisim-widget>`;
}
