import { createHmac, hash, randomBytes } from 'node:crypto';
import type { StoredEntry } from './StoredEntry';

/** SHA-256 as 32 bytes. */
export const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
/** SHA-256 as 64 hex digits. */
export const hexDigest = (text: string): string => hash('sha256', text, 'hex');

/** What makes two entries the same: the key and the cookie. The other fields tell about the request that brought it. */
export const identityOf = ({ key, cookie }: Pick<StoredEntry, 'key' | 'cookie'>): Buffer => digest(`${key}\n${cookie}`);

/** 128 random bits in hex. */
export const createSalt = (): string => randomBytes(16).toString('hex');

/** What an entry holds instead of the visitor's name. Without the salt nobody can tell whose name it is. */
export const commitmentOf = (subject: string, salt: string): string =>
  createHmac('sha256', Buffer.from(salt, 'hex')).update(subject).digest('hex');
