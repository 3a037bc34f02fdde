import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { consentOptions } from './consentOptions';
import type { Scenario } from './place';
import { TEXTS } from './serving/proof';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
/** Scenarios whose pages have texts of their own. */
const SCENARIOS: readonly (Scenario | undefined)[] = [undefined, 'own-texts', 'right-to-left', 'own-policy'];

/**
 * Archives every text of the demo, as a portal does it for each of its releases: `kelisim texts`. `dist/` has to be
 * there.
 */
export async function archiveTexts(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kelisim-options-'));
  try {
    for (const scenario of SCENARIOS) {
      const place = { embedding: 'tag', language: 'kk', page: 'home', theme: 'auto', position: 'start' } as const;
      const file = join(folder, `${scenario}.json`);
      await writeFile(file, JSON.stringify(consentOptions({ ...place, ...(scenario && { scenario }) })));
      await promisify(execFile)(process.execPath, [CLI, 'texts', '--options', file, '--out', TEXTS]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
