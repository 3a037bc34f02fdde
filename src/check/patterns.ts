// https, http or relative: never `javascript:`.
export const ADDRESS = /^(https?:\/\/.|(?!\/\/)[^\s:\\]+$)/;
export const VERSION = /^[\w.-]{1,32}$/;
/** Whose policy the preset is: it speaks for nobody else (clause 2.3). */
export const OPERATOR = /El Umiti/i;
