import { plain } from '../record/codec';
import { ACKNOWLEDGEMENT, ACKNOWLEDGEMENT_KEY, MAX_BYTES } from '../record/format';

const valuesOf = (value: string) => new URLSearchParams(`&${value}`).getAll(ACKNOWLEDGEMENT_KEY);

/** Whether the cookie's value, which holds a record, says that the record is stored: `r=1`, exactly once. */
export function isAcknowledged(value: string): boolean {
  const found = valuesOf(plain(value));
  return found.length === 1 && found[0] === '1';
}

/** The same value without the key `r`, in whatever form it is there. All other characters stay as they are. */
export function withoutAcknowledgement(value: string): string {
  if (!valuesOf(value).length) return value;
  return value
    .split('&')
    .filter((part) => !valuesOf(part).length)
    .join('&');
}

/**
 * The same value with `r=1`; unchanged where it would no longer fit into the 300 bytes of the cookie.
 * @param name of the cookie
 */
export function acknowledge(value: string, name: string): string {
  const acknowledged = withoutAcknowledgement(value) + ACKNOWLEDGEMENT;
  return name.length + 1 + acknowledged.length > MAX_BYTES ? value : acknowledged;
}

/** Puts another value into a `Set-Cookie` header that `writeConsent` made. Its name and attributes stay. */
export function replaceValue(setCookie: string, value: string): string {
  return setCookie.replace(/^([^=]*=)[^;]*/, (_, name: string) => name + value);
}

/** The value in a `Set-Cookie` header that `writeConsent` made. */
export function readValue(setCookie: string): string {
  return /^[^=]*=([^;]*)/.exec(setCookie)?.[1] ?? '';
}
