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
