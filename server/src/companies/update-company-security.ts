import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Authenticator } from '../sessions/authenticate.ts';
import {
  type CompanySecurity,
  getCompanySecurity,
  membersOf,
  setSecondFactorRequired,
} from './security-store.ts';

type Deps = { db: Kysely<Database>; authenticator: Authenticator };

/** Demands second factors of everybody in a company, or no longer; whoever lacks one is asked at once. */
export async function updateCompanySecurity(
  { db, authenticator }: Deps,
  companyId: string,
  required: boolean,
): Promise<CompanySecurity> {
  const { security, members } = await db.transaction().execute(async (tx) => {
    await setSecondFactorRequired(tx, companyId, required);
    return { security: await getCompanySecurity(tx, companyId), members: await membersOf(tx, companyId) };
  });
  for (const userId of members) authenticator.forgetUser(userId);
  return security;
}
