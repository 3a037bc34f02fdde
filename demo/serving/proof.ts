import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RecordOptions } from 'kelisim/server';
import { cookieOf } from './cookies';
import { loadRegister } from './loadServer';
import { SESSION_COOKIE, type Sessions } from './sessions';

/** The proof of consent of the demo (docs/PROOF.md). Not tracked by git; a portal commits its archive of texts. */
export const PROOF = fileURLToPath(new URL('../.proof/', import.meta.url));
/** The archive of texts; `buildDemo` writes it. */
export const TEXTS = join(PROOF, 'texts');
/** The register of `npm start`. */
export const REGISTER = join(PROOF, 'register');

export interface Proof {
  /** For `createConsentHandler`. */
  readonly records: RecordOptions;
  close(): Promise<void>;
}

/**
 * Opens the register.
 * @param directory default: a temporary one, which is removed at the end
 * @throws {LockError} when another process writes to it
 */
export async function openProof(sessions: Sessions, directory?: string): Promise<Proof> {
  const { openArchive, openFileStore } = await loadRegister();
  const temporary = directory ? undefined : await mkdtemp(join(tmpdir(), 'kelisim-demo-'));
  const store = await openFileStore({ directory: directory ?? join(temporary as string, 'register') });
  return {
    records: {
      saveRecord: store.saveRecord,
      findText: openArchive(TEXTS).findText,
      subjectOf: ({ headers }) => sessions.find(cookieOf(headers.get('cookie') ?? '', SESSION_COOKIE))?.name,
    },
    async close() {
      await store.close();
      if (temporary) await rm(temporary, { recursive: true, force: true });
    },
  };
}
