import { seedId } from '../../server/src/sandbox/random.ts';
import type { Ask } from './ask.ts';
import type { Op, Told } from './contract.ts';
import { newPerson } from './credential-bodies.ts';
import { goodAsks } from './good-asks.ts';
import type { TestServer } from './server.ts';

type Asking = (op: Op, more?: Ask) => Promise<Told>;

/** How the problems of credentials and of terms are come to; see `produceProblems`. */
export function produceCredentialProblems(server: TestServer, asking: Asking) {
  const { admin } = server;
  const good = goodAsks(server);

  const lock = (userId: string, lock_reason: 'operator' | 'unauthorized_access') =>
    admin.updateTable('users').set({ locked_at: new Date(), lock_reason }).where('id', '=', userId).execute();
  const someone = async (op: Op) => {
    const { path = {} } = await good(op);
    return { path, userId: path.memberId ?? '' };
  };

  return {
    login_of_staff: (op: Op) => asking(op, { json: newPerson({ email: 'Manager@lessor.example' }) }),
    login_locked: async (op: Op) => {
      if (op.id === 'reissueCredentials') {
        const { path, userId } = await someone(op);
        await lock(userId, 'operator');
        return asking(op, { path });
      }
      const json = newPerson();
      await asking(op, { json });
      const { id } = await admin
        .selectFrom('users')
        .select('id')
        .where('email', '=', json.email)
        .executeTakeFirstOrThrow();
      await lock(id, 'operator');
      return asking(op, { json });
    },
    member_already: (op: Op) => asking(op, { json: newPerson({ email: 'viewer@severny-put.example' }) }),
    identity_check_required: async (op: Op) => {
      const { path } = await someone(op);
      const memberId = seedId('user', 'viewer@severny-put.example');
      return asking(op, { path: { ...path, memberId }, json: { way: 'mail' } });
    },
    login_needs_new_password: async (op: Op) => {
      const { path, userId } = await someone(op);
      await lock(userId, 'unauthorized_access');
      return asking(op, { path });
    },

    terms_outdated: (op: Op) =>
      asking(op, { json: { documentIds: [seedId('legal-document', 'user_agreement', 1)] } }),
    terms_version_conflict: async (op: Op) => {
      const { json } = await good(op);
      return asking(op, { json: { ...Object(json), basedOnVersion: 1 } });
    },
    terms_changes_required: async (op: Op) => {
      const { changes: _, ...json } = Object((await good(op)).json);
      return asking(op, { json });
    },
  };
}
