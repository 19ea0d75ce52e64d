import type { Updateable } from 'kysely';
import type { LoginChangeRow } from '../../server/src/db/account-schema.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { type Ask, ask, over, type Send } from './ask.ts';
import type { Op, Told } from './contract.ts';
import { goodAsks, upload } from './good-asks.ts';
import { insertLoginChange, insertPerson } from './login-changes.ts';
import type { TestServer } from './server.ts';

type Asking = (op: Op, more?: Ask, send?: Send) => Promise<Told>;

/** How the problems of changes of login are come to; see `produceProblems`. */
export function produceLoginProblems(server: TestServer, asking: Asking) {
  const { admin, url } = server;
  const good = goodAsks(server);
  const english = { 'accept-language': 'en' };
  const past = new Date(0);

  /** The operation, once its change is in another state. */
  const when = (changed: Updateable<LoginChangeRow>) => async (op: Op) => {
    const how = await good(op);
    await admin
      .updateTable('login_changes')
      .set(changed)
      .where('id', '=', String(how.path?.loginChangeId))
      .execute();
    return ask(over(url), op, { ...how, headers: english });
  };
  const withLink = async (op: Op, kind: 'confirm' | 'undo', more: Updateable<LoginChangeRow>) => {
    const person = await insertPerson(admin);
    const { links } = await insertLoginChange(admin, person, more as Partial<typeof more> as object);
    return asking(op, { json: { token: links[kind] } });
  };
  const withAttorney = async (op: Op) => {
    const how = await good(op);
    return ask(over(url), op, { ...how, path: { ...how.path, attachment: 'attorney' }, headers: english });
  };
  const jsonOf = async (op: Op) => Object((await good(op)).json) as Record<string, string>;

  return {
    login_change_not_found: async (op: Op) =>
      asking(op, { path: { ...(await good(op)).path, loginChangeId: seedId('nobody') } }),
    login_change_attachment_not_found: withAttorney,
    login_change_attorney_not_asked: withAttorney,
    file_empty: (op: Op) => asking(op, { form: upload('', 'form.pdf') }),
    file_kind_not_accepted: (op: Op) => asking(op, { form: upload('<script>alert(1)</script>', 'form.pdf') }),

    login_change_same_login: async (op: Op) => {
      const json = await jsonOf(op);
      const newLogin = (json.login ?? 'owner@severny-put.example').toUpperCase();
      return asking(op, { json: { ...json, newLogin } });
    },
    login_change_open_already: async (op: Op) => {
      const how = { ...(await good(op)), headers: english };
      await ask(over(url), op, how);
      return ask(over(url), op, how);
    },
    login_change_throttled: async (op: Op) => {
      const how = await good(op);
      const { login: email = 'owner@severny-put.example' } = Object(how.json) as { login?: string };
      const { id } = await admin
        .selectFrom('users')
        .select('id')
        .where('email', '=', email)
        .executeTakeFirstOrThrow();
      for (let begun = 0; begun < 5; begun++)
        await insertLoginChange(admin, { id, email }, { state: 'cancelled' });
      return ask(over(url), op, { ...how, headers: english });
    },
    login_change_person_unknown: async (op: Op) =>
      asking(op, { json: { ...(await jsonOf(op)), login: 'nobody@nowhere.example' } }),

    login_change_closed: when({ state: 'cancelled' }),
    login_change_not_confirmed: when({ state: 'waiting_confirmation' }),
    login_change_form_missing: when({ form_file_id: null }),
    login_change_attorney_missing: when({ by_attorney: true }),
    login_change_outdated: when({ old_email: 'before@severny-put.example' }),
    login_taken: (op: Op) =>
      op.id === 'approveLoginChange'
        ? when({ new_email: 'viewer@severny-put.example' })(op)
        : withLink(op, 'undo', {
            ...{ old_email: 'viewer@severny-put.example', state: 'approved' },
            ...{ decided_at: new Date(), revert_until: new Date(Date.now() + 1_000_000) },
          }),

    login_change_link_invalid: (op: Op) => asking(op, { json: { token: 'nobody' } }),
    login_change_link_expired: (op: Op) =>
      op.id === 'confirmLoginChange'
        ? withLink(op, 'confirm', { state: 'waiting_confirmation', confirm_until: past })
        : withLink(op, 'undo', { state: 'approved', decided_at: past, revert_until: past }),
  };
}
