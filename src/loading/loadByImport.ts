import type { LoadPart, Parts } from '../instance/Parts';
import { PARTS } from './parts';

/** npm: the portal's bundler makes a chunk of each part. In `kelisim.all.js` the build puts them into the file. */
export const loadByImport: LoadPart = <Name extends keyof Parts>(name: Name) => PARTS[name]() as Promise<Parts[Name]>;
