import { randomInt, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { OperationId } from '../../server/src/http/handlers.ts';
import { newId } from '../../server/src/platform/id.ts';
import { type Ask, ask, over, type Send } from './ask.ts';
import type { Op, Told } from './contract.ts';
import { operations } from './contract.ts';
import { roubles } from './portfolios.ts';
import type { TestServer } from './server.ts';

const opOf = (id: OperationId): Op => {
  const op = operations.find((one) => one.id === id);
  if (!op) throw new Error(`no operation ${id}`);
  return op;
};

/** An INN of a legal entity whose key holds, another one each time. */
export function newInn(): string {
  const digits = `77${String(randomInt(10_000_000)).padStart(7, '0')}`;
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `${digits}${(sum % 11) % 10}`;
}

/** A form as a stranger fills it in, another one each time. */
export const applicationForm = () => ({
  submissionId: randomUUID(),
  clientType: 'legal_entity',
  inn: newInn(),
  name: 'ООО «Новая дорога»',
  contactName: 'Лебедева Вера Павловна',
  region: 'Москва',
  email: `${randomUUID()}@novaya-doroga.example`,
  phone: '8 (495) 000-11-22',
  asset: 'Автокран КС-55713, новый',
  amount: roubles('14500000.00'),
});

/** What strangers and operators do with applications, over the API. */
export function applicationsOf({ url, admin, as }: Pick<TestServer, 'url' | 'admin' | 'as'>) {
  const send = over(url);

  /** The documents in force; made where the data has none. */
  async function consents(): Promise<{ personalData: string; userAgreement: string }> {
    const of = async (kind: 'personal_data' | 'user_agreement') => {
      const found = await admin
        .selectFrom('legal_documents')
        .select('id')
        .where('kind', '=', kind)
        .orderBy('version', 'desc')
        .executeTakeFirst();
      return found?.id ?? publish(kind, 1);
    };
    return { personalData: await of('personal_data'), userAgreement: await of('user_agreement') };
  }

  async function publish(kind: 'personal_data' | 'user_agreement', version: number): Promise<string> {
    const text = JSON.stringify({ ru: 'Текст', en: 'Text' });
    const id = newId();
    await admin
      .insertInto('legal_documents')
      .values({
        ...{ id, kind, version, title: text, body: text, published_at: new Date(), published_by: null },
      })
      .execute();
    // Whoever has an account agrees at once, so that nothing else waits for it.
    await sql`insert into consents (id, user_id, legal_document_id, given_at, address)
      select gen_random_uuid(), u.id, ${id}::uuid, now(), '' from users u`.execute(admin);
    return id;
  }

  const form = async (more: object = {}) => ({
    ...applicationForm(),
    consents: await consents(),
    ...more,
  });
  const submit = async (more: object = {}): Promise<Told> =>
    ask(send, opOf('submitApplication'), { json: await form(more) });
  const status = (token: string): Promise<Told> =>
    ask(send, opOf('getApplicationStatus'), { headers: { 'application-token': token } });
  /** Submits, and finds what the operator calls it. */
  async function made(more: object = {}): Promise<{ id: string; number: string; statusToken: string }> {
    const told = await submit(more);
    if (told.status !== 201) throw new Error(told.text);
    const { number, statusToken } = JSON.parse(told.text);
    const { id } = await admin
      .selectFrom('applications')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    return { id, number, statusToken };
  }
  const act = async (id: OperationId, applicationId: string, json?: object): Promise<Told> =>
    ask(send, opOf(id), { as: await as('manager'), path: { applicationId }, ...(json ? { json } : {}) });
  const review = (id: string) => act('startApplicationReview', id);
  const approve = (id: string, json: object = { kpp: '770401001' }) => act('approveApplication', id, json);
  const reject = (id: string, reason = 'Техника старше пяти лет') => act('rejectApplication', id, { reason });
  /** An application that waits for its contract, and its company. */
  async function approved(more: object = {}) {
    const application = await made(more);
    await review(application.id);
    const { company } = JSON.parse((await approve(application.id)).text);
    return { ...application, companyId: company.id as string };
  }
  return { consents, publish, form, submit, status, made, act, review, approve, reject, approved };
}

/** How each operation of applications is asked so that it succeeds. */
export function applicationAsks(server: TestServer) {
  const { form, made, review } = applicationsOf(server);
  const reviewed = async () => {
    const { id } = await made();
    await review(id);
    return { applicationId: id };
  };
  return {
    submitApplication: async (): Promise<Ask> => ({ json: await form() }),
    getApplicationStatus: async (): Promise<Ask> => ({
      headers: { 'application-token': (await made()).statusToken },
    }),
    getApplication: async (): Promise<Ask> => ({ path: { applicationId: (await made()).id } }),
    startApplicationReview: async (): Promise<Ask> => ({ path: { applicationId: (await made()).id } }),
    approveApplication: async (): Promise<Ask> => ({ path: await reviewed(), json: { kpp: '770401001' } }),
    rejectApplication: async (): Promise<Ask> => ({ path: await reviewed(), json: { reason: 'Нет данных' } }),
  } satisfies Partial<Record<OperationId, () => Promise<Ask>>>;
}

export type ApplicationOperation = keyof ReturnType<typeof applicationAsks>;
type Asking = (op: Op, more?: Ask, send?: Send) => Promise<Told>;

/** How the problems of applications are come to; see `produceProblems`. */
export function produceApplicationProblems(
  server: TestServer,
  asking: Asking,
  good: (op: Op) => Promise<Ask>,
  credentials: Record<'login_of_staff' | 'login_locked', (op: Op) => Promise<Told>>,
) {
  const nobody = '0192f3c4-0000-7000-8000-00000000dead';
  const { approved, form, made, review, submit } = applicationsOf(server);
  /** A contract of an application. */
  const contractOf = async (op: Op, more: object) =>
    asking(op, { json: { ...Object((await good(op)).json), ...more } });
  /** A contract in force of an application whose e-mail can't get an account. */
  const concluded = async (op: Op, email: string) => {
    const { id: applicationId, companyId } = await approved({ email });
    if (op.id === 'createOperatorContract') return contractOf(op, { applicationId, companyId });
    const create = opOf('createOperatorContract');
    const { text } = await contractOf(create, { applicationId, companyId, draft: true });
    return asking(op, { path: { contractId: JSON.parse(text).id } });
  };
  const concludes = (op: Op) => op.operation.tags[0] === 'operator/contracts';
  return {
    login_of_staff: (op: Op) =>
      concludes(op) ? concluded(op, 'manager@lessor.example') : credentials.login_of_staff(op),
    login_locked: async (op: Op) => {
      if (!concludes(op)) return credentials.login_locked(op);
      const email = 'owner@dolina-hleba.example';
      const lock = { locked_at: new Date(), lock_reason: 'operator' } as const;
      await server.admin.updateTable('users').set(lock).where('email', '=', email).execute();
      return concluded(op, email);
    },
    application_not_found: (op: Op) => {
      if (op.id === 'getApplicationStatus')
        return asking(op, { headers: { 'application-token': 'a'.repeat(43) } });
      if (op.id === 'createOperatorContract') return contractOf(op, { applicationId: nobody });
      return asking(op, { path: { applicationId: nobody } });
    },
    application_state_conflict: async (op: Op) => {
      const { id } = await made();
      if (op.id === 'createOperatorContract') return contractOf(op, { applicationId: id });
      if (op.id === 'startApplicationReview') await review(id);
      return asking(op, { path: { applicationId: id } });
    },
    application_of_another_company: async (op: Op) =>
      contractOf(op, { applicationId: (await approved()).id }),
    application_has_contract: async (op: Op) => {
      const { id: applicationId, companyId } = await approved();
      await contractOf(op, { applicationId, companyId, draft: true });
      return contractOf(op, { applicationId, companyId });
    },
    submission_id_reused: async (op: Op) => {
      const json = await form();
      await submit(json);
      return asking(op, { json: { ...json, asset: 'Другая техника' } });
    },
    consent_outdated: async (op: Op) => {
      const consents = { personalData: nobody, userAgreement: nobody };
      return asking(op, { json: { ...Object((await good(op)).json), consents } });
    },
  };
}
