// What the page loads, from the package into `public/dist`.
import { cpSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const from = dirname(fileURLToPath(import.meta.resolve('kelisim/kelisim.js')));
cpSync(from, 'public/dist', { recursive: true });
