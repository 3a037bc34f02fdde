/**
 * Runs something while `document.write` is off: after the document was parsed it would replace the whole page.
 * @returns whether something was written, and dropped
 */
export function dropWrites(run: () => void): boolean {
  let isDropped = false;
  if (document.readyState === 'loading') {
    run();
    return isDropped;
  }
  const value = () => {
    isDropped = true;
  };
  const names = ['write', 'writeln'];
  for (const name of names) Object.defineProperty(document, name, { configurable: true, value });
  try {
    run();
  } finally {
    for (const name of names) Reflect.deleteProperty(document, name);
  }
  return isDropped;
}
