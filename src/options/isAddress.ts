import { parseAddress } from './parseAddress';
import { ADDRESS } from './patterns';

/** Whether a link to it works: https, or of this site, and well-formed. */
export function isAddress(value: unknown): boolean {
  if (typeof value !== 'string' || !ADDRESS.test(value)) return false;
  try {
    return !!parseAddress(value, 'https://localhost');
  } catch {
    return false;
  }
}
