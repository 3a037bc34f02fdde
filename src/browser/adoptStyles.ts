/** Parsed once: a page may hold thousands of images, each with a shadow root of its own in its place. */
const sheets = new Map<string, CSSStyleSheet>();

/**
 * A constructed sheet passes `style-src 'self'` without a nonce; a `<style>` serves browsers that lack them, and pages
 * that have changed what constructs them.
 */
export function adoptStyles(root: ShadowRoot, css: string): void {
  try {
    let sheet = sheets.get(css);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      sheets.set(css, sheet);
    }
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
