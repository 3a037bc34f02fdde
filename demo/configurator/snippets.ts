import type { Colours, Draft } from './Draft';
import { type Options, toOptions } from './toOptions';

const PROPERTIES = { accent: 'accent', onAccent: 'on-accent', surface: 'surface', text: 'text' } as const;

/** Custom properties by name; empty where Kelisim's own colours stay. */
export function propertiesOf(colours: Colours): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(PROPERTIES)
      .map(([key, name]) => [`--kelisim-${name}`, colours[key as keyof Colours]])
      .filter(([, value]) => value),
  );
}

export function cssSnippet({ colours }: Draft): string {
  const lines = Object.entries(propertiesOf(colours)).map(([name, value]) => `  ${name}: ${value};`);
  return lines.length > 0 ? `:root {\n${lines.join('\n')}\n}` : '';
}

export function jsonSnippet(draft: Draft): string {
  return JSON.stringify(toOptions(draft), null, 2);
}

/** To stand in `<head>`, in this order. */
export function tagSnippet(draft: Draft): string {
  const css = cssSnippet(draft);
  // Inside a script element, `<` could end it.
  const json = jsonSnippet(draft).replaceAll('<', '\\u003c');
  const base = escapeAttribute(draft.base.replace(/\/*$/, '/'));
  return [
    ...(css ? [`<style>\n${css}\n</style>`] : []),
    `<script type="application/json" id="kelisim-options">\n${json}\n</script>`,
    // Before any tag of theirs: it says no for the time until the visitor decides.
    ...(toOptions(draft).signals ? [`<script src="${base}kelisim.signals.js"></script>`] : []),
    `<script async src="${base}kelisim.js"></script>`,
  ].join('\n');
}

export function npmSnippet(draft: Draft): string {
  // Vendors' signals are a script before everything else, whatever the rest is made of.
  const { signals: _, ...options } = toOptions(draft);
  return `import { createConsent } from 'kelisim';\n\nexport const consent = createConsent(${literal(options)});`;
}

/** As people write it: names without quotes where they need none, single quotes. */
function literal(value: Options | unknown, indent = ''): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const inner = `${indent}  `;
    const lines = Object.entries(value).map(([name, item]) => `${inner}${key(name)}: ${literal(item, inner)},\n`);
    return lines.length > 0 ? `{\n${lines.join('')}${indent}}` : '{}';
  }
  return typeof value === 'string' ? quoted(value) : `${value}`;
}

function key(name: string): string {
  // `__proto__: x` would set the prototype.
  return /^[a-zA-Z$_][\w$]*$/.test(name) && name !== '__proto__' ? name : `[${quoted(name)}]`;
}

function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
