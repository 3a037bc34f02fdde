import { kindOfType } from './scriptType';

/**
 * Makes every script of a fragment inert and gates it like the element that the fragment comes from: those in SVG, in
 * shadow roots, and of any type that a browser runs. They run through the opener, with its check of the nonce, or not
 * at all.
 */
export function gateFragment(fragment: DocumentFragment | ShadowRoot, needs: string): void {
  for (const element of fragment.querySelectorAll('*')) {
    if (element.shadowRoot) gateFragment(element.shadowRoot, needs);
    if (element.localName !== 'script' || element.hasAttribute('data-kelisim-needs')) continue;
    const type = element.getAttribute('type') ?? '';
    if (kindOfType(type) === 'data') continue;
    element.setAttribute('data-kelisim-needs', needs);
    element.setAttribute('data-kelisim-type', type);
    element.setAttribute('type', 'text/plain');
  }
}

/**
 * Removes the elements whose closed shadow root a copy of the fragment would take along: what is in it could not be
 * gated. The fragment is that of a template, so that no component of the page has made such a root.
 * @returns whether there were any
 */
export function removeClosedRoots(fragment: DocumentFragment): boolean {
  let hasFound = false;
  for (const element of fragment.querySelectorAll('*')) {
    if (element.shadowRoot) hasFound = removeClosedRoots(element.shadowRoot) || hasFound;
    else if (hasClosedRoot(element)) {
      element.remove();
      hasFound = true;
    }
  }
  return hasFound;
}

/** The root itself cannot be seen. It leaves no room for another one, where elements of this name have room. */
function hasClosedRoot(element: Element): boolean {
  return (
    !canAttach(element.cloneNode() as Element) && canAttach(element.ownerDocument.createElement(element.localName))
  );
}

function canAttach(element: Element): boolean {
  try {
    return !!element.attachShadow({ mode: 'open' });
  } catch {
    return false;
  }
}

/**
 * Holds back the addresses of frames, which open without the attribute then: a copy of the page in a router's cache
 * would request them without consent. Frames in shadow roots stay as they are, nothing of ours would find them there.
 */
export function holdFrames(fragment: DocumentFragment, needs: string): void {
  for (const frame of fragment.querySelectorAll('iframe[src]:not([data-kelisim-needs])')) {
    const source = frame.getAttribute('src') ?? '';
    // Empty, for the page's own scripts.
    if (source.startsWith('about:')) continue;
    frame.setAttribute('data-kelisim-needs', needs);
    frame.setAttribute('data-kelisim-src', source);
    frame.removeAttribute('src');
  }
}
