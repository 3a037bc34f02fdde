import { INTERFACE } from '../../options/partsInterface';

export { checkMessages } from './checkMessages';
export { createPortalTexts } from './createPortalTexts';

export const interfaceNumber = INTERFACE;
