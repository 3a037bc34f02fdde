import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';
import { SIZES_PAGE, withSizes } from './docs/sizesTable';
import { measure } from './sizes';

/** `npm run tool -- sizes`: writes the sizes of the files in `dist/` and their budgets into `docs/ARCHITECTURE.md`. */
const path = join(ROOT, SIZES_PAGE);
writeFileSync(path, withSizes(readFileSync(path, 'utf8'), await measure()));
