import type { Db } from '../../db/database.ts';
import { etagOf, requireMatch } from '../../http/conditional.ts';
import type { Call, TagHandlers } from '../../http/contract.ts';
import { json, reply } from '../../http/reply.ts';
import { createOffice } from './create-office.ts';
import { deleteOffice } from './delete-office.ts';
import { getOffice } from './get-office.ts';
import { updateOffice } from './update-office.ts';

const replyOffice = (text: string) => reply(json(text), { etag: etagOf(text) });
const matching = (ifMatch: string | null) => (office: string) => requireMatch(ifMatch, etagOf(office));
const fieldsOf = ({ body }: Call<'createOffice'> | Call<'updateOffice'>) => ({
  ...body,
  email: body.email ?? null,
});

export const operatorOfficeRoutes = ({ db }: { db: Db }): TagHandlers<'operator/offices'> => ({
  getOffice: async ({ path }) => replyOffice(await getOffice(db, path.officeId)),

  createOffice: async (call) => replyOffice(await createOffice(call.tx, fieldsOf(call))),

  updateOffice: async (call) =>
    replyOffice(await updateOffice(call.tx, call.path.officeId, fieldsOf(call), matching(call.ifMatch))),

  deleteOffice: async ({ path, ifMatch, tx }) => deleteOffice(tx, path.officeId, matching(ifMatch)),
});
