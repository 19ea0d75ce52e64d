import type { Updateable } from 'kysely';
import type { UserRow } from '../../server/src/db/schema.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import type { Ask, Send } from './ask.ts';
import type { Op, Told } from './contract.ts';
import { goodAsks, opOf } from './good-asks.ts';
import { exchangeAsked, grantAsked } from './grant-asks.ts';
import { accessReportToken, makeIncident } from './incident-asks.ts';
import { anotherPassword, resetLink } from './password-asks.ts';
import { newPage, newPerson, strongPassword } from './people.ts';
import type { TestServer } from './server.ts';

type Asking = (op: Op, more?: Ask, send?: Send) => Promise<Told>;

/** How the problems of passwords and sign-ins are come to; see `produceProblems`. */
export function produceAccountProblems(
  server: TestServer,
  asking: Asking,
  throttledProof: (op: Op) => Promise<Told>,
  withStep: Send,
) {
  const good = goodAsks(server);
  const signIn = (email: string, password: string, kind = 'web'): Ask => ({
    json: { email, password, kind },
  });
  /** The operation with another password than it takes. */
  const setting = async (op: Op, newPassword: string): Promise<Told> => {
    if (op.id === 'acceptInvitation') {
      const { json } = await good(op);
      return asking(op, { json: { ...Object(json), password: newPassword } });
    }
    if (op.id !== 'completePasswordReset')
      return asking(op, { json: { newPassword, currentPassword: strongPassword } });
    const { id } = await newPerson(server.admin);
    return asking(op, { json: { token: await resetLink(server, id), newPassword } });
  };

  /** Exchanges a code of somebody who changed since. */
  const exchanging = async (op: Op, change: Partial<Updateable<UserRow>>) => {
    const { as, id } = await newPage(server);
    const asked = await exchangeAsked(server, as);
    await server.admin.updateTable('users').set(change).where('id', '=', id).execute();
    return asking(op, asked);
  };

  return {
    password_too_short: (op: Op) => setting(op, 'dawn'),
    password_too_common: (op: Op) => setting(op, 'qwertyuiop123'),
    password_unchanged: (op: Op) => setting(op, strongPassword),
    current_password_wrong: (op: Op) =>
      asking(op, { json: { newPassword: anotherPassword, currentPassword: 'wrong' } }),
    password_reset_expired: (op: Op) =>
      asking(op, { json: { token: 'a'.repeat(43), newPassword: anotherPassword } }),
    account_step_required: async (op: Op) => {
      const step = { temporary_until: new Date(Date.now() + 60_000) };
      if (op.id === 'exchangeExtensionGrant') return exchanging(op, step);
      if (op.id !== 'createSession') return asking(op, {}, withStep);
      const { email } = await newPerson(server.admin, step);
      return asking(op, signIn(email, strongPassword, 'extension'));
    },
    extension_for_clients_only: async (op: Op) => {
      if (op.id === 'exchangeExtensionGrant') return exchanging(op, { staff_role: 'manager' });
      if (op.id === 'createExtensionGrant')
        return asking(op, { as: await server.as('manager'), ...grantAsked() });
      const { email } = await newPerson(server.admin, { staff_role: 'manager' });
      return asking(op, signIn(email, strongPassword, 'extension'));
    },
    sign_in_throttled: async (op: Op) => {
      if (op.id !== 'createSession' && op.id !== 'changePassword') return throttledProof(op);
      const { email, as } = await newPage(server);
      for (let failures = 0; failures < 5; failures++)
        await asking(opOf('createSession'), { as: null, ...signIn(email, 'wrong') });
      if (op.id === 'createSession') return asking(op, signIn(email, 'wrong'));
      return asking(op, { as });
    },
    access_report_repeated: async (op: Op) => {
      const { id } = await newPerson(server.admin);
      const json = { token: await accessReportToken(server, id) };
      await asking(op, { json });
      return asking(op, { json });
    },
    access_report_expired: (op: Op) => asking(op, { json: { token: 'a'.repeat(43) } }),
    incident_not_found: (op: Op) => asking(op, { path: { incidentId: seedId('nobody') } }),
    incident_closed: async (op: Op) =>
      asking(op, { path: { incidentId: await makeIncident(server, 'closed') } }),
    incident_incomplete: async (op: Op) =>
      asking(op, { path: { incidentId: await makeIncident(server, 'noticed') } }),
    temporary_password_expired: async (op: Op) => {
      if (op.id === 'changePassword') {
        const { id, as } = await newPage(server, { temporary_until: new Date(Date.now() + 60_000) });
        const expired = { temporary_until: new Date(Date.now() - 1) };
        await server.admin.updateTable('users').set(expired).where('id', '=', id).execute();
        return asking(op, { as });
      }
      const { email } = await newPerson(server.admin, { temporary_until: new Date(Date.now() - 1) });
      return asking(op, signIn(email, strongPassword));
    },
    sign_in_locked: async (op: Op) => {
      const lock = { locked_at: new Date(), lock_reason: 'operator' } as const;
      if (op.id === 'exchangeExtensionGrant') return exchanging(op, lock);
      const { email } = await newPerson(server.admin, lock);
      return asking(op, signIn(email, strongPassword));
    },
  };
}
