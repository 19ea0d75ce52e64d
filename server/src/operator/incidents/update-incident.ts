import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { findIncident, holdIncident, saveIncident } from './store.ts';

/** What an operator did with an incident, and when. */
type Done = { incidentId: string; by: string; at: Date };

/** The incident, held until the transaction ends. @throws incident_not_found */
async function held(tx: Tx, incidentId: string) {
  const incident = await holdIncident(tx, incidentId);
  if (!incident) throw new DomainError('incident_not_found');
  return incident;
}

async function told(tx: Tx, incidentId: string): Promise<string> {
  const incident = await findIncident(tx, incidentId);
  if (incident === undefined) throw new Error('a held row stays');
  return incident;
}

/** Records that the regulator was told; the first time counts. @throws incident_not_found */
export async function recordIncidentNotice(tx: Tx, { incidentId, by, at }: Done): Promise<string> {
  const { noticed_at } = await held(tx, incidentId);
  if (noticed_at === null) await saveIncident(tx, incidentId, { noticed_at: at, noticed_by: by });
  return told(tx, incidentId);
}

/** Records what was found. @throws incident_not_found, incident_closed */
export async function recordIncidentInquiry(
  tx: Tx,
  { incidentId, by, at, finding }: Done & { finding: string },
): Promise<string> {
  const { closed_at } = await held(tx, incidentId);
  if (closed_at !== null) throw new DomainError('incident_closed');
  await saveIncident(tx, incidentId, { inquired_at: at, inquired_by: by, finding });
  return told(tx, incidentId);
}

/**
 * Closes what was told of and looked into. The login stays locked until it gets another password.
 * @throws incident_not_found, incident_incomplete
 */
export async function closeIncident(tx: Tx, { incidentId, by, at }: Done): Promise<string> {
  const { noticed_at, inquired_at, closed_at } = await held(tx, incidentId);
  if (closed_at !== null) return told(tx, incidentId);
  if (noticed_at === null || inquired_at === null) throw new DomainError('incident_incomplete');
  await saveIncident(tx, incidentId, { closed_at: at, closed_by: by });
  return told(tx, incidentId);
}
