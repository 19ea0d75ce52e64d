import type { Db } from '../../db/database.ts';
import { pageJson } from '../../db/page.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { measureMails } from '../../platform/mail/outbox-store.ts';
import { retryMail } from './retry-mail.ts';
import { listMails } from './store.ts';

export const operatorMailRoutes = ({ db }: { db: Db }): TagHandlers<'operator/mails'> => ({
  listOperatorMails: async ({ query: { state, cursor, limit } }) => {
    const filters = { state };
    const after = decodeCursor('listOperatorMails', filters, cursor, ['instant', 'id']);
    const [page, { waiting, refused }] = await Promise.all([
      listMails(db, state === 'all' ? null : state, after, limit),
      measureMails(db),
    ]);
    return json(pageJson('listOperatorMails', filters, page, { waiting, refused }));
  },

  retryMail: async ({ path, tx }) => json(await retryMail(tx, path.mailId)),
});
