import { type Insertable, sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import type { ExtensionGrantRow } from '../db/schema.ts';
import type { SignedIn } from './store.ts';

/** The one grant of a person: what was not used before is no more. */
export async function replaceGrant(tx: Tx, grant: Insertable<ExtensionGrantRow>): Promise<void> {
  await tx.deleteFrom('extension_grants').where('user_id', '=', grant.user_id).execute();
  await tx.insertInto('extension_grants').values(grant).execute();
}

export type SpentGrant = SignedIn & { challenge: string };

/** Spends a code and tells whose it was; undefined when it is unknown, old or spent. */
export async function spendGrant(db: Db, codeHash: Buffer, now: Date): Promise<SpentGrant | undefined> {
  const { rows } = await sql<SpentGrant>`
update extension_grants g set used_at = ${now} from users u
where g.code_hash = ${codeHash} and g.used_at is null and g.expires_at > ${now}
  and u.id = g.user_id
returning g.challenge, u.id, u.staff_role, u.password_hash, u.locked_at`.execute(db);
  return rows[0];
}
