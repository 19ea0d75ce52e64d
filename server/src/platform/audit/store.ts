import { CompiledQuery } from 'kysely';
import type { Db } from '../../db/database.ts';
import { newId } from '../id.ts';
import type { AuditFact } from './entry.ts';

const appendText = `
insert into audit_entries
  (id, at, actor_kind, actor_id, company_id, action, object_id, address, device, request_id, data)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb)`;

/** Appends what was done; in the transaction that does it, wherever there is one. */
export async function appendAudit(db: Db, fact: AuditFact, at = new Date()): Promise<void> {
  const { actor, companyId, action, objectId, address, device, requestId, data } = fact;
  const who = [actor.kind, actor.id, companyId, action, objectId];
  await db.executeQuery(
    CompiledQuery.raw(appendText, [newId(), at, ...who, address, device, requestId, JSON.stringify(data)]),
  );
}
