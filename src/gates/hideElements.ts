/**
 * Hides elements by a sheet of the document. An inline style would be copied with the element into a page cache, and
 * would hide it there for good.
 */
export function hideElements(selector: string, signal: AbortSignal): void {
  const css = `${selector}{display:none!important}`;
  if ('adoptedStyleSheets' in document) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    signal.addEventListener('abort', () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    });
    return;
  }
  const style = (document as Document).createElement('style');
  style.textContent = css;
  (document as Document).head.append(style);
  signal.addEventListener('abort', () => style.remove());
}
