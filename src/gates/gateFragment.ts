import { kindOfType } from './scriptType';

/**
 * Makes every script of a fragment inert and gates it like the element that the fragment comes from: those in SVG, in shadow
 * roots, and of any type that a browser runs. They run through the opener, with its check of the nonce, or not at all.
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
