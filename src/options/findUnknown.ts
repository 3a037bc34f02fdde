import type { ConsentOptions } from './ConsentOptions';
import { isLocalized } from './isLocalized';
import { isTextOption } from './isTextOption';
import { KNOWN_KEYS } from './knownKeys';
import type { Problem } from './Problem';

/**
 * Options and keys that do not exist, at any depth. They are ignored, so that an older cached file survives a newer
 * option. What is in the place of a text and is none is left out.
 */
export function findUnknown(options: ConsentOptions): Problem[] {
  const problems: Problem[] = [];
  const look = (value: unknown, place: string, path: string) => {
    const known = KNOWN_KEYS[place];
    if (!known) return;
    if (typeof value !== 'object' || !value || Array.isArray(value)) {
      // A string in place of an object, such as `cookies: ['_ga']`. The rest is for `checkModel`.
      if (place === 'categories.*.cookies' || (place === 'disclosure' && [value ?? []].flat().length))
        problems.push({ kind: 'invalid', option: path, found: value, known, isFatal: place !== 'disclosure' });
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      const option = path ? `${path}.${key}` : key;
      if (!known.includes(key)) problems.push({ kind: 'unknown', option, found: key, known, isFatal: false });
      else if (isTextOption(option) && !isLocalized(inner))
        problems.push({ kind: 'invalid', option, found: inner, isFatal: false });
    }
  };
  // In JSON, editors read the address of the schema there.
  const { $schema, ...own } = options as ConsentOptions & { $schema?: unknown };
  look(own, '', '');
  for (const place of ['operator', 'policy', 'disclosure', 'signals'] as const) look(options[place], place, place);
  for (const place of ['categories', 'features'] as const) {
    const entries = options[place];
    if (typeof entries !== 'object' || !entries || Array.isArray(entries)) continue;
    for (const [name, entry] of Object.entries(entries)) {
      const path = `${place}.${name}`;
      look(entry, `${place}.*`, path);
      const { cookies } = (entry ?? {}) as { cookies?: unknown };
      if (cookies != null && !Array.isArray(cookies))
        problems.push({ kind: 'invalid', option: `${path}.cookies`, found: cookies, isFatal: true });
      if (Array.isArray(cookies))
        for (const [index, cookie] of cookies.entries())
          look(cookie, 'categories.*.cookies', `${path}.cookies.${index}`);
    }
  }
  return problems;
}
