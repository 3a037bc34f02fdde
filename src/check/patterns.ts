// https, http or relative: never `javascript:`.
export const ADDRESS = /^(https?:\/\/.|(?!\/\/)[^\s:\\]+$)/;
export const VERSION = /^[\w.-]{1,32}$/;
export const NAME = /^(?!policy$)[a-z][a-z0-9-]*$/;
export const DOMAIN = /^[\w.-]*$/;
/** Days. */
export const LEAST = 1;
export const MOST = 395;
/** Whose policy the preset is. */
export const OPERATOR = /El Umiti/i;
