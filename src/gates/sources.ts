import { parseAddress } from '../options/parseAddress';

/**
 * Attributes that hold an address back, by the attribute that they become. Lazy loaders look for `data-src`, not for
 * ours.
 */
const HELD = {
  src: ['data-src', 'data-kelisim-src'],
  srcset: ['data-srcset', 'data-kelisim-srcset'],
  href: ['data-href', 'data-kelisim-href'],
  poster: ['data-poster', 'data-kelisim-poster'],
  imagesrcset: ['data-imagesrcset', 'data-kelisim-imagesrcset'],
} as const;

export type SourceName = keyof typeof HELD;

export const SOURCE_NAMES = Object.keys(HELD) as SourceName[];
/** Every attribute that holds an address back. */
export const HELD_NAMES = Object.values(HELD).flat() as readonly string[];

/** The address that an element holds back for an attribute. */
export function heldSource(element: Element, name: SourceName): string | undefined {
  for (const held of HELD[name]) {
    const value = element.getAttribute(held);
    if (value !== null) return value;
  }
  return undefined;
}

/**
 * Whether an address may be loaded: http, https, or the scheme of the page. Attributes that begin with `data-` survive
 * sanitisers, `javascript:` and its like must not come in through them.
 */
export function isLoadable(address: string, base: string = document.baseURI): boolean {
  try {
    const { protocol } = parseAddress(address, base);
    return protocol === 'http:' || protocol === 'https:' || (protocol === location.protocol && !isActive(protocol));
  } catch {
    return false;
  }
}

/** Schemes that carry their content with them; a page inside a frame may have one itself. */
function isActive(protocol: string): boolean {
  return protocol === 'javascript:' || protocol === 'data:' || protocol === 'blob:' || protocol === 'about:';
}
