// https, http or relative: never `javascript:`.
export const ADDRESS = /^(https?:\/\/.|(?!\/\/)[^\s:\\]+$)/;
export const VERSION = /^[\w.-]{1,32}$/;
export const NAME = /^(?!policy$)[a-z][a-z0-9-]*$/;
export const DOMAIN = /^[\w.-]*$/;
/** Days: the least and the most. */
export const TERM = [1, 395] as const;
/** Whose policy the preset is. */
export const OPERATOR = /El Umiti/i;
