import { type Ask, ask, over } from './ask.ts';
import type { Op, Told } from './contract.ts';
import { goodAsks } from './good-asks.ts';
import type { TestServer } from './server.ts';

/** How the problems of mail and offices are come to; see `produceProblems`. */
export function produceMailProblems(server: TestServer, absent: (op: Op) => Promise<Told>) {
  const good = goodAsks(server);
  return {
    mail_not_found: absent,
    mail_already_sent: async (op: Op) => {
      const how: Ask = { ...(await good(op)), headers: { 'accept-language': 'en' } };
      await server.admin
        .updateTable('mails')
        .set({ state: 'sent' })
        .where('id', '=', String(how.path?.mailId))
        .execute();
      return ask(over(server.url), op, how);
    },
    office_not_found: absent,
  };
}
