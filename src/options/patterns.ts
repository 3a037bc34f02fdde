/** https, or an address of this site: never `javascript:`. Browsers skip control characters before an address. */
export const ADDRESS = /^(https:\/\/.|(?!\/\/)[^\0- :\\]+$)/;
export const VERSION = /^[\w.-]{1,32}$/;
/** The name of a category or feature. */
export const NAME = /^(?!(policy|necessary)$)[a-z][a-z0-9-]*$/;
export const DOMAIN = /^[\w.-]*$/;
export const PORTAL = /^[a-z0-9-]{1,24}$/;
/** Whose policy the preset `smartustaz` is, in Latin and in Kazakh letters. */
export const OPERATOR = /El Umiti|Ел Үміт/i;
