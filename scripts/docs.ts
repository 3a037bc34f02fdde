import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';
import { makeReference } from './docs/makeReference';

/** Writes the reference in `docs/` from what stands in `src/`. A unit test holds the two together. */
for (const [file, text] of makeReference()) writeFileSync(join(ROOT, file), text);
