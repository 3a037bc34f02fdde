/** The shape of each value of the cookie, by key. One home for page, server and form. */
export const FORMAT = {
  v: /^1$/,
  id: /^[\w-]{22}$/,
  at: /^[1-9]\d{0,11}$/,
  until: /^[1-9]\d{0,11}$/,
  policy: /^[\w.-]{0,32}$/,
  lang: /^[a-z]{2,3}(-\w{1,8})*$/,
  yes: /^([a-z][a-z0-9-]*(\.(?!$)|$))*$/,
  no: /^([a-z][a-z0-9-]*(\.(?!$)|$))*$/,
  how: /^((accept|reject)-all|save|allow|withdraw|api)$/,
  text: /^([\da-f]{16})?$/,
} as const;

/** The largest cookie, in bytes: name, `=` and value together. */
export const MAX_BYTES = 300;

/**
 * The key of the acknowledgement: with the value `1` it says that the portal's server has stored this record. It is no
 * part of the decision: readers of the record ignore it, and it never makes two records different.
 */
export const ACKNOWLEDGEMENT_KEY = 'r';
/** As it is written behind a record. */
export const ACKNOWLEDGEMENT = `&${ACKNOWLEDGEMENT_KEY}=1`;
/** How the page finds it in the cookie. */
export const ACKNOWLEDGED = /&r=1(&|$)/;

/**
 * The header of an answer that names the stored value, character by character: the page writes `r=1` over exactly that
 * value.
 */
export const RECORDED = 'Kelisim-Recorded';

/** A whole SHA-256, in hex digits. */
export const SHA256 = /^[\da-f]{64}$/;

/** Whether it is the key of an entry: `id.at` of its record. */
export function isEntryKey(key: string): boolean {
  const [id = '', at = '', ...more] = key.split('.');
  return FORMAT.id.test(id) && FORMAT.at.test(at) && !more.length;
}
