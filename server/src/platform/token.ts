import { hash, randomBytes } from 'node:crypto';

/** A secret that nobody guesses: 256 random bits, for a cookie, a link of a mail, a feed's address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256: what is kept of such a secret, so that nobody who reads the database can use it. */
export const hashToken = (token: string): Buffer => hash('sha256', token, 'buffer');
