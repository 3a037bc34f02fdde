/** Opens a link in a new tab as the browser would; `false` where it was blocked. */
export function openTab({ href, relList }: HTMLAnchorElement): boolean {
  // `noopener` would hide whether it opened; `noreferrer` needs to be said.
  const quiet = relList.contains('noreferrer');
  const tab = window.open(href, '_blank', quiet ? 'noreferrer' : '');
  if (tab && !relList.contains('opener')) tab.opener = null;
  return quiet || !!tab;
}
