const NAMES = ['write', 'writeln', 'open'] as const;

/**
 * Runs something while writing into the document is off: out of the parser's turn it would replace the whole page. At
 * the prototype, so that calling the methods from there is no way around; each is the page's own again afterwards.
 * @returns what it returns, and whether something was written, and dropped
 */
export function dropWrites<Result>(run: () => Result): { readonly result: Result; readonly isDropped: boolean } {
  const prototype = prototypeWithWrite();
  let isRunning = true;
  let isDropped = false;
  const methods = NAMES.map((name) => {
    const original = prototype[name] as (...values: unknown[]) => unknown;
    const dropping = function (this: Document, ...values: unknown[]) {
      // Other documents are none of ours, nor is a window that is opened by three values. A script may keep this
      // function.
      if (!isRunning || this !== document || (name === 'open' && values.length > 2))
        return original.apply(this, values);
      isDropped = true;
      return name === 'open' ? document : undefined;
    };
    Reflect.set(prototype, name, dropping);
    return { name, original, dropping };
  });
  try {
    const result = run();
    return { result, isDropped };
  } finally {
    isRunning = false;
    for (const { name, original, dropping } of methods)
      if ((prototype[name] as unknown) === dropping) Reflect.set(prototype, name, original);
  }
}

/** `Document.prototype`. Not by its name: a page may have a class `Document` of its own. */
function prototypeWithWrite(): Document {
  let prototype = Object.getPrototypeOf(document);
  while (prototype && !Object.getOwnPropertyDescriptor(prototype, 'write'))
    prototype = Object.getPrototypeOf(prototype);
  // Nothing to drop where the page has taken the method away.
  return prototype ?? {};
}
