import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';
import { BACKENDS, withTexts } from './backends/withTexts';

/** Writes the texts of `locales/` into the files for PHP and Python. A unit test holds them together. */
for (const file of BACKENDS) {
  const path = join(ROOT, file);
  writeFileSync(path, withTexts(file, readFileSync(path, 'utf8')));
}
