/** What is loaded for those who have to decide. */
export { decide } from '../decide/decide';
export { createUi } from '../ui/createUi';
