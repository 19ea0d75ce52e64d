import type { Db } from '../../db/database.ts';
import { pageJson } from '../../db/page.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import type { Actor } from '../../platform/actor.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import { countOpen, findIncident, listIncidents } from './store.ts';
import { closeIncident, recordIncidentInquiry, recordIncidentNotice } from './update-incident.ts';

export const operatorIncidentRoutes = ({ db }: { db: Db }): TagHandlers<'operator/incidents'> => ({
  listIncidents: async ({ query: { state, cursor, limit } }) => {
    const filters = { state };
    const after = decodeCursor('listIncidents', filters, cursor, ['instant', 'id']);
    const [page, open] = await Promise.all([
      listIncidents(db, state === 'all' ? null : state, after, limit),
      countOpen(db),
    ]);
    return json(pageJson('listIncidents', filters, page, { open }));
  },

  getIncident: async ({ path }) => {
    const incident = await findIncident(db, path.incidentId, { signIns: true });
    if (incident === undefined) throw new DomainError('incident_not_found');
    return json(incident);
  },

  recordIncidentNotice: async ({ tx, path, actor }) =>
    json(await recordIncidentNotice(tx, done(path, actor))),

  recordIncidentInquiry: async ({ tx, path, actor, body }) =>
    json(await recordIncidentInquiry(tx, { ...done(path, actor), finding: body.finding })),

  closeIncident: async ({ tx, path, actor }) => json(await closeIncident(tx, done(path, actor))),
});

/** The contract lets no keys here. Clocks of the law go by the real time. */
function done({ incidentId }: { incidentId: string }, actor: Actor) {
  if (actor.kind !== 'operator') throw new Error('this belongs to the staff');
  return { incidentId, by: actor.userId, at: new Date() };
}
