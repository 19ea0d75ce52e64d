import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import { signedInOf } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import { newId } from '../../platform/id.ts';
import { insertReleaseNote } from '../../terms/store.ts';

export const releaseNoteRoutes = ({ clock }: { clock: Clock }): TagHandlers<'operator/release-notes'> => ({
  createReleaseNote: async ({ actor, body, tx }) => {
    const { userId } = signedInOf(actor);
    const published = { id: newId(), published_at: clock.now(), published_by: userId };
    return json(await insertReleaseNote(tx, userId, { ...published, ...body }));
  },
});
