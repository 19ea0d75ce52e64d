import type { Kysely } from 'kysely';
import { insertMembership } from '../companies/members/store.ts';
import type { Database } from '../db/schema.ts';
import { personActor } from '../platform/audit/entry.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import type { Locale } from '../platform/locale.ts';
import { hashToken } from '../platform/token.ts';
import { beginSession, type SignInDeps } from '../sessions/create-session.ts';
import { requireStrongPassword } from '../sessions/password-policy.ts';
import { hashPassword } from '../sessions/passwords.ts';
import { type GivenConsents, recordConsents, requireInForce } from '../terms/record-consents.ts';
import {
  findByToken,
  findInvited,
  holdByToken,
  insertPerson,
  markAccepted,
  type OpenInvitation,
} from './store.ts';

export type Accepting = Pick<SignInDeps, 'db' | 'sessions' | 'mailing'>;
export type Acceptance = {
  token: string;
  name: string;
  password: string;
  /** Of whoever joins a company. */
  consents?: GivenConsents;
  locale: Locale;
  ip: string;
  userAgent: string | null;
};

/**
 * Makes the person, their place and a session of the page, all or nothing.
 * @throws invitation_not_found, invitation_needs_sign_in, password_too_short, password_too_common, consent_outdated
 */
export async function acceptInvitation(deps: Accepting, given: Acceptance) {
  const { db } = deps;
  const hash = hashToken(given.token);
  const seen = usable(await findByToken(db, hash));
  // Hashing costs too much for whoever knows no secret, and too long to hold a row meanwhile.
  await requireNoLogin(db, seen);
  await requireStrongPassword(given.password, [seen.email, given.name]);
  const passwordHash = await hashPassword(given.password);
  return db.transaction().execute(async (tx) => {
    const now = new Date();
    const invitation = usable(await holdByToken(tx, hash));
    const { email, companyId, staffRole, role, contractIds } = invitation;
    const person = {
      id: newId(),
      email,
      name: given.name.trim(),
      passwordHash,
      staffRole,
      locale: given.locale,
    };
    const userId = await insertPerson(tx, person, now);
    if (userId === undefined) throw new DomainError('invitation_needs_sign_in');
    if (companyId !== null && role !== null) {
      const documents = await requireInForce(tx, given.consents ?? {});
      await recordConsents(tx, { userId }, documents, { at: now, address: given.ip });
      await insertMembership(tx, { userId, companyId, role, contractIds }, now);
    }
    await markAccepted(tx, invitation.id, now);
    const place = { kind: 'web', ip: given.ip, userAgent: given.userAgent } as const;
    const { setCookie } = await beginSession(tx, deps, place, { userId, method: 'invitation' });
    return { companyId, setCookie, actor: personActor(userId, staffRole) };
  });
}

/** @throws invitation_not_found */
export function usable(invitation: OpenInvitation | undefined): OpenInvitation {
  if (!invitation || invitation.acceptedAt !== null || invitation.expiresAt <= new Date())
    throw new DomainError('invitation_not_found');
  return invitation;
}

async function requireNoLogin(db: Kysely<Database>, { email, staffRole }: OpenInvitation): Promise<void> {
  const user = await findInvited(db, email);
  const comesBack = user?.removed && user.staffRole !== null && staffRole !== null;
  if (user && !comesBack) throw new DomainError('invitation_needs_sign_in');
}
