/** `data-src`, `data-srcset` and `data-href` become what they stand for. */
export function fillSources(element: HTMLElement): void {
  for (const name of ['src', 'srcset', 'href']) {
    const value = element.dataset[name];
    if (value !== undefined && element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  // A `<source>` that comes late is looked at only then.
  if (element.matches('video > source, audio > source')) (element.parentNode as HTMLMediaElement).load();
}
