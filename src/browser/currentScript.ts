/**
 * The classic script that runs now. Loaders that evaluate files may set it. `<img name=currentScript>` may be in its
 * place: then the document's prototype has it.
 */
export function currentScript(): HTMLScriptElement | null {
  const isScript = (found: unknown): found is HTMLScriptElement =>
    !!found && (found as Element).localName === 'script' && 'src' in (found as Element);
  const values: unknown[] = [
    document.currentScript,
    Reflect.get(Object.getPrototypeOf(document), 'currentScript', document),
  ];
  return values.find(isScript) ?? null;
}
