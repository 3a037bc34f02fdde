import { buildAll } from '../build';
import { measure } from './sizes';

await buildAll();
console.table(await measure());
