// Of `Node`: pages have classes of their own with names such as `Node`, `Element`, `Text` and `Comment`.
const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
const COMMENT = 8;
const FRAGMENT = 11;

export function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT;
}

export function isText(node: Node): node is Text {
  return node.nodeType === TEXT || node.nodeType === CDATA;
}

export function isComment(node: Node): node is Comment {
  return node.nodeType === COMMENT;
}

/** Shadow roots are fragments as well. */
export function isFragment(node: Node): node is DocumentFragment {
  return node.nodeType === FRAGMENT;
}
