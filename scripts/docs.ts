import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';
import { makeReference } from './docs/makeReference';

/**
 * Writes the reference in `docs/` from the comments of `src/`, `llms.txt` from the pages, and the texts of `locales/`
 * into the servers in PHP and Python. A test compares them.
 */
for (const [file, text] of makeReference()) writeFileSync(join(ROOT, file), text);
