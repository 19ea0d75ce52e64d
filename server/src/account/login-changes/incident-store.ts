import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../platform/id.ts';

type Incident = { userId: string; at: Date; address: string; comment: string };
const hourMs = 3_600_000;

/** Opens an incident with the clocks of 152-ФЗ. */
export async function reportIncident(tx: Tx, { userId, at, address, comment }: Incident): Promise<void> {
  const after = (hours: number) => new Date(at.getTime() + hours * hourMs);
  await sql`
insert into incidents (id, number, user_id, reported_at, address, comment, notice_due_at, inquiry_due_at)
values (${newId()}, 'ИБ-' || to_char(${at}::timestamptz, 'YYYY') || '-' || lpad(nextval('incident_numbers')::text, 4, '0'),
  ${userId}, ${at}, ${address}, ${comment}, ${after(24)}, ${after(72)})`.execute(tx);
}
