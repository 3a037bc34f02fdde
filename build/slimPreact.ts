import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SOURCE = fileURLToPath(new URL('../node_modules/preact/src/', import.meta.url));

type Cut = readonly [from: RegExp | string, to: string];

/**
 * What of Preact the notice does not use: components with state, hydration, SVG and MathML, portals, `innerHTML`, `style`
 * objects, controlled inputs, event props and the hooks of other libraries. Each cut has to match exactly once in the
 * pinned release, or the build fails; `test/unit/slimPreact.test.ts` renders the same trees with both.
 */
const CUTS: { readonly [file: string]: readonly Cut[] } = {
  'index.js': [
    [
      /^[\s\S]*$/,
      "export { render } from './render';\nexport { createElement as h, Fragment } from './create-element';\n",
    ],
  ],
  'render.js': [
    ['if (options._root) options._root(vnode, parentDom);', ''],
    [/let isHydrating = [^;]+;/, ''],
    ['isHydrating ? NULL : parentDom._children', 'parentDom._children'],
    [/oldVNode\s+\? NULL\s+: parentDom\.firstChild\s+\? slice\.call\(parentDom\.childNodes\)\s+: NULL,/, ''],
  ],
  'create-element.js': [['if (!original && options.vnode) options.vnode(vnode);', '']],
  'component.js': [
    // All but `getDomSibling`.
    [/export function BaseComponent[\s\S]*?(?=export function getDomSibling)/, ''],
    [/typeof vnode\.type == 'function' && !vnode\.props\._parentDom/, "typeof vnode.type == 'function'"],
    [/function renderComponent[\s\S]*$/, ''],
  ],
  'diff/children.js': [
    ['childVNode._component || newDom', 'newDom'],
    // Where something moved, everything is put in place anew, without looking for the fewest moves: our lists keep their order.
    [
      /if \(moved\) \{[\s\S]*?(?=if \(remainingOldChildren\) \{)/,
      'if (moved) newChildren.map((vnode) => { if (vnode) vnode._flags |= INSERT_VNODE; });',
    ],
    ['if (parentVNode.props._parentDom) return oldDom;', ''],
  ],
  'diff/props.js': [
    // `onclose` is a property of the element, and set as one.
    [
      /if \(name == 'style'\) \{[\s\S]*?\} else \{\s+if \(namespace == SVG_NAMESPACE\) \{[\s\S]*?\} else if \(/,
      '{ if (',
    ],
    [/if \(typeof value == 'function'\) return;/, ''],
    [/function createEventProxy[\s\S]*$/, ''],
  ],
  'diff/index.js': [
    ['import { BaseComponent, getDomSibling }', 'import { getDomSibling }'],
    [/let tmp,\s+resumed,\s+newType = newVNode\.type;/, 'let newType = newVNode.type;'],
    [
      /if \(\s+oldVNode\._flags & MODE_SUSPENDED[\s\S]*?\} else \{\s+oldDom = newVNode\._dom = diffElementNodes/,
      `if (typeof newType == 'function') {
        const result = newType(newVNode.props);
        oldDom = diffChildren(parentDom, isArray(result) ? result : [result], newVNode, oldVNode,
          globalContext, namespace, commitQueue, oldDom, refQueue);
      } else {
        oldDom = newVNode._dom = diffElementNodes`,
    ],
    ['if ((tmp = options.diffed)) tmp(newVNode);', ''],
    [/function rangeEnd[\s\S]*?(?=export function commitRoot)/, ''],
    [/if \(options\._commit\)[\s\S]*?(?=function diffElementNodes)/, '}'],
    [/if \(nodeType == 'svg'\)[\s\S]*?XHTML_NAMESPACE;/, ''],
    [/if \(excessDomChildren\) \{\s+for [\s\S]*?(?=if \(!dom\) \{)/, ''],
    [/const doc = [^;]+;/, ''],
    ['return doc.createTextNode', 'return document.createTextNode'],
    [/doc\.createElementNS\([\s\S]*?\);/, 'document.createElement(nodeType);'],
    [/if \(isHydrating\) \{\s+if \(options[\s\S]*?excessDomChildren = NULL;/, ''],
    ["(nodeType == 'template' && dom.content) || dom", 'dom'],
    [/excessDomChildren =\s+nodeType == 'textarea'[\s\S]*?(?=for \(i in oldProps\))/, ''],
    [/if \(i == 'dangerouslySetInnerHTML'\) \{\s+oldHtml = value;\s+\} else if/, 'if'],
    [/else if \(i == 'dangerouslySetInnerHTML'\)[\s\S]*?checked = value;\s+\}/, ''],
    [/if \(newHtml\) \{[\s\S]*?(?=diffChildren\(\s+parentDom,\s+isArray\(newChildren\))/, ''],
    [/excessDomChildren\s+\? excessDomChildren\[0\]\s+: oldVNode\._children/, 'oldVNode._children'],
    [
      /if \(excessDomChildren\) excessDomChildren\.some\(removeNode\);[\s\S]*?(?=return dom;\s+\}\s+export function applyRef)/,
      '}',
    ],
    ['if (options.unmount) options.unmount(vnode);', ''],
    [/if \(\(r = vnode\._component\)\) \{[\s\S]*?(?=if \(\(r = vnode\._children\)\))/, ''],
    [
      /typeof vnode\.type == 'function'\s+\? skipRemove && !vnode\.props\._parentDom/,
      "typeof vnode.type == 'function' ? skipRemove",
    ],
    [/if \(\s+!skipRemove &&\s+\(r = vnode\._component\)[\s\S]*?(?=if \(!skipRemove\) removeNode)/, ''],
    [/function doRender[\s\S]*$/, ''],
  ],
};

const EMPTY = '(?:isHydrating|excessDomChildren|globalContext|commitQueue|namespace)';
const EMPTY_FIRST = new RegExp(`\\(\\s*${EMPTY},`, 'g');
const EMPTY_LATER = new RegExp(`,\\s*${EMPTY}(?=\\s*[,)])`, 'g');

export function slim(file: string, source: string): string {
  let code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  for (const [from, to] of CUTS[file] ?? []) {
    const matches =
      typeof from === 'string' ? code.split(from).length - 1 : [...code.matchAll(new RegExp(from, 'g'))].length;
    if (matches !== 1) throw new Error(`preact/src/${file} has changed: ${matches} places match ${from}`);
    code = code.replace(from, () => to);
  }
  return (
    code
      .replace(/import options from '[^']+';/, '')
      // Errors are nobody's to catch: they reach whoever opened the view.
      .replace(/options\._catchError\([^;]*\);/g, 'throw e;')
      // Parameters that would always be empty.
      .replace(EMPTY_FIRST, '(')
      .replace(EMPTY_LATER, '')
      .replace(/(EMPTY_OBJ|oldVNode \|\| EMPTY_OBJ),\s+EMPTY_OBJ,\s+parentDom\.namespaceURI,/, 'oldVNode || EMPTY_OBJ,')
      .replace(/\bisHydrating\b/g, 'false')
  );
}

/** `preact` becomes the part of it that the notice uses. */
export function slimPreactPlugin(): Plugin {
  return {
    name: 'slim-preact',
    enforce: 'pre',
    resolveId: (id) => (id === 'preact' ? `${SOURCE}index.js` : undefined),
    transform(code, id) {
      const file = id.replaceAll('\\', '/').split('preact/src/')[1];
      return file ? { code: slim(file, code), map: null } : undefined;
    },
  };
}
