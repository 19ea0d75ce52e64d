import { createHash, randomBytes } from 'node:crypto';
import type { OperationId } from '../../server/src/http/handlers.ts';
import type { Ask } from './ask.ts';
import { callsTo } from './calls.ts';
import { newPage, newPerson } from './people.ts';
import type { TestServer } from './server.ts';

export type IncidentOperation =
  | Extract<OperationId, `${string}UnauthorizedAccess${string}`>
  | 'getIncident'
  | 'recordIncidentNotice'
  | 'recordIncidentInquiry'
  | 'closeIncident';

/** The secret of a mail's "this wasn't me". */
export async function accessReportToken(
  { admin }: Pick<TestServer, 'admin'>,
  userId: string,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const token_hash = createHash('sha256').update(token).digest();
  const expires_at = new Date(Date.now() + 60_000);
  await admin.insertInto('access_reports').values({ token_hash, user_id: userId, expires_at }).execute();
  return token;
}

/** An incident of a person made for it. */
export async function makeIncident(
  server: TestServer,
  state: 'open' | 'noticed' | 'inquired' | 'closed' = 'open',
): Promise<string> {
  const { id: user_id } = await newPerson(server.admin);
  const body = { token: await accessReportToken(server, user_id) };
  await callsTo(server.url).call(null, 'POST', '/v1/unauthorized-access-reports', { body });
  const [noticed_at, by] = [new Date(), null];
  const steps = {
    open: {},
    noticed: { noticed_at, noticed_by: by },
    inquired: { noticed_at, inquired_at: noticed_at, finding: 'Пароль подобран.' },
    closed: { noticed_at, inquired_at: noticed_at, finding: 'Пароль подобран.', closed_at: noticed_at },
  };
  const { id } = await server.admin
    .selectFrom('incidents')
    .select('id')
    .where('user_id', '=', user_id)
    .executeTakeFirstOrThrow();
  if (state !== 'open')
    await server.admin.updateTable('incidents').set(steps[state]).where('id', '=', id).execute();
  return id;
}

/** How people are asked for who report, and how operators ask of incidents. */
export function incidentAsks(server: TestServer): Record<IncidentOperation, () => Promise<Ask>> {
  const one = async (state?: Parameters<typeof makeIncident>[1]) => ({
    path: { incidentId: await makeIncident(server, state) },
  });
  return {
    reportUnauthorizedAccess: async () => ({
      as: (await newPage(server)).as,
      json: { comment: 'Это были не мы' },
    }),
    reportUnauthorizedAccessByLink: async () => {
      const { id } = await newPerson(server.admin);
      return { json: { token: await accessReportToken(server, id) } };
    },
    getIncident: () => one(),
    recordIncidentNotice: () => one(),
    recordIncidentInquiry: async () => ({ ...(await one('noticed')), json: { finding: 'Пароль подобран.' } }),
    closeIncident: () => one('inquired'),
  };
}
