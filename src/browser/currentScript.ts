/** The classic script that runs now. Past the document's own properties: `<img name=currentScript>` would stand there instead. */
export function currentScript(): HTMLScriptElement | null {
  return Reflect.get(Object.getPrototypeOf(document), 'currentScript', document) ?? null;
}
