import { INTERFACE } from '../../options/partsInterface';

export { checkMessages } from './checkMessages';
export { createOwnTexts } from './createOwnTexts';

export const interfaceNumber = INTERFACE;
