// https or relative: never `javascript:`. Browsers skip control characters before an address, and then `//` would lead away.
export const ADDRESS = /^(https:\/\/.|(?!\/\/)[^\0- :\\]+$)/;
export const VERSION = /^[\w.-]{1,32}$/;
export const NAME = /^(?!policy$)[a-z][a-z0-9-]*$/;
export const DOMAIN = /^[\w.-]*$/;
/** Days. */
export const LEAST = 1;
export const MOST = 395;
/** Whose policy the preset is. */
export const OPERATOR = /El Umiti/i;
