export { createReceipt } from './createReceipt';
export { download } from './download';
