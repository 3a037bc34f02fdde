import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../build/bundle';
import { VERSIONED, withVersion } from './versionedFiles';

// As a part of `npm run release`, after it has set the version in package.json.
const version = process.argv[2];
if (!version) throw new Error('expected a version, such as 1.2.3');
for (const file of Object.keys(VERSIONED)) {
  const path = join(ROOT, file);
  writeFileSync(path, withVersion(file, readFileSync(path, 'utf8'), version));
}
