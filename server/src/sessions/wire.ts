import type { components } from '../http/schema.gen.ts';
import type { Attempt } from './create-session.ts';

type NewSession = components['schemas']['NewSession'];

/** The contract lets through what is whole: an e-mail with a password, or a passkey. */
export const attemptOf = ({ kind, email = '', password = '', code, passkey }: NewSession) =>
  (passkey ? { kind, passkey } : { kind, email, password, code }) satisfies Partial<Attempt>;
