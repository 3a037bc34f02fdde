import type { JSX as PreactJsx } from 'preact';

/** The types of JSX where the tree factory is handed in, and no `h` of Preact is imported. */
declare global {
  namespace JSX {
    type Element = PreactJsx.Element;
    type ElementType = PreactJsx.ElementType;
    interface ElementChildrenAttribute extends PreactJsx.ElementChildrenAttribute {}
    interface IntrinsicElements extends PreactJsx.IntrinsicElements {}
    interface IntrinsicAttributes extends PreactJsx.IntrinsicAttributes {}
  }
}
