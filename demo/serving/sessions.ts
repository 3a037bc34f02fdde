import { randomBytes } from 'node:crypto';
import type { ConsentRecord } from 'kelisim';

export const SESSION_COOKIE = 'demo_session';
const LIMIT = 1000;

export interface Session {
  /** Of the account. */
  readonly name: string;
  /** The device's own decision, where it is another than that of the account. It is restored at sign-out. */
  readonly device: ConsentRecord | null;
}

export interface Sessions {
  /** Signs in; returns the secret of the session. */
  open(session: Session): string;
  find(secret: string | undefined): Session | undefined;
  close(secret: string | undefined): void;
}

/** In memory only: a session is gone when the server stops, or when a thousand others have come since. */
export function createSessions(): Sessions {
  const sessions = new Map<string, Session>();
  return {
    open(session) {
      const secret = randomBytes(24).toString('base64url');
      sessions.set(secret, session);
      const [oldest] = sessions.keys();
      if (sessions.size > LIMIT && oldest) sessions.delete(oldest);
      return secret;
    },
    find: (secret) => (secret ? sessions.get(secret) : undefined),
    close(secret) {
      if (secret) sessions.delete(secret);
    },
  };
}
