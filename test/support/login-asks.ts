import { randomUUID } from 'node:crypto';
import { seedId } from '../../server/src/sandbox/random.ts';
import type { Ask } from './ask.ts';
import { approved, insertLoginChange, insertPerson, PDF } from './login-changes.ts';
import type { TestServer } from './server.ts';

const company = seedId('company', 'severny-put');
const owner = { id: seedId('user', 'owner@severny-put.example'), email: 'owner@severny-put.example' };
const scan = () => {
  const form = new FormData();
  form.append('file', new File([PDF], 'заявление.pdf'));
  return { form };
};
const asked = () => ({
  ...{ companyId: company, newLogin: `${randomUUID()}@new.example` },
  ...{ representative: 'Соколова Анна Викторовна', byAttorney: false },
});

/** Requests about changes of login that succeed; each has a change of its own before it. */
export function loginAsks({ admin }: Pick<TestServer, 'admin'>) {
  const clear = () => admin.deleteFrom('login_changes').where('user_id', '=', owner.id).execute();
  const own = async (more: Parameters<typeof insertLoginChange>[2] = {}) => {
    await clear();
    return { path: { loginChangeId: (await insertLoginChange(admin, owner, more)).id } };
  };
  const theirs = async () => ({
    path: { loginChangeId: (await insertLoginChange(admin, await insertPerson(admin))).id },
  });
  const ofForm = async (change: Promise<{ path: Record<string, string> }>) => ({
    path: { ...(await change).path, attachment: 'form' },
  });
  /** Enough to page through. */
  const many = async (): Promise<Ask> => {
    const there = await admin
      .selectFrom('login_changes')
      .select('id')
      .where('user_id', '=', owner.id)
      .execute();
    for (let n = there.length; n < 12; n++)
      await insertLoginChange(admin, owner, {
        state: 'expired',
        created_at: new Date(Date.UTC(2026, 0, n + 1)),
      });
    return {};
  };
  return {
    listLoginChanges: many,
    listOperatorLoginChanges: many,
    async requestLoginChange() {
      await clear();
      return { json: asked() };
    },
    downloadLoginChangeForm: async () => ({ json: asked() }),
    getLoginChange: () => own(),
    cancelLoginChange: () => own(),
    uploadLoginChangeAttachment: async () => ({ ...(await ofForm(own())), ...scan() }),
    downloadLoginChangeAttachment: () => ofForm(own()),
    async confirmLoginChange() {
      const person = await insertPerson(admin);
      const { links } = await insertLoginChange(admin, person, { state: 'waiting_confirmation' });
      return { json: { token: links.confirm } };
    },
    async revertLoginChange() {
      const { links } = await insertLoginChange(admin, await insertPerson(admin), approved());
      return { json: { token: links.undo } };
    },
    async createOperatorLoginChange() {
      const { email: login } = await insertPerson(admin);
      return { json: { ...asked(), login, identityNote: 'Паспорт предъявлен в офисе' } };
    },
    getOperatorLoginChange: theirs,
    downloadOperatorLoginChangeForm: theirs,
    uploadOperatorLoginChangeAttachment: async () => ({ ...(await ofForm(theirs())), ...scan() }),
    downloadOperatorLoginChangeAttachment: () => ofForm(theirs()),
    approveLoginChange: theirs,
    rejectLoginChange: async () => ({ ...(await theirs()), json: { reason: 'Нет подписи' } }),
  } satisfies Record<string, () => Promise<Ask>>;
}

/** What is asked for here. */
export type LoginOperation = keyof ReturnType<typeof loginAsks>;
