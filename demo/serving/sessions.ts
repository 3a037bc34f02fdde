import { randomBytes } from 'node:crypto';

export const SESSION_COOKIE = 'demo_session';
const LIMIT = 1000;

export interface Sessions {
  /** Signs in; returns the secret of the session. */
  open(name: string): string;
  nameOf(secret: string | undefined): string | undefined;
  close(secret: string | undefined): void;
}

/** In memory only: the name is gone when the server stops, or when a thousand others have come since. */
export function createSessions(): Sessions {
  const names = new Map<string, string>();
  return {
    open(name) {
      const secret = randomBytes(24).toString('base64url');
      names.set(secret, name);
      const [oldest] = names.keys();
      if (names.size > LIMIT && oldest) names.delete(oldest);
      return secret;
    },
    nameOf: (secret) => (secret ? names.get(secret) : undefined),
    close(secret) {
      if (secret) names.delete(secret);
    },
  };
}
