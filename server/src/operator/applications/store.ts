import { CompiledQuery, sql } from 'kysely';
import type { ApplicationState, ClientType } from '../../applications/application.ts';
import { type Db, firstRow, type Tx } from '../../db/database.ts';
import { type Page, pageText, readPage } from '../../db/page.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { Locale } from '../../platform/locale.ts';
import type { Kopecks } from '../../platform/money.ts';

/** An application in a list: of `a`. */
const columns = `a.id, a.number, a.state, a.client_type as "clientType", a.inn, a.name, a.region, a.asset,
  money_wire(a.amount_kopecks) as amount, instant_wire(a.created_at) as "submittedAt", a.answer_by as "answerBy",
  a.set_aside as "setAside"`;

export type ListedState = ApplicationState | 'waiting' | 'set_aside' | 'all';
/** Of these the oldest promise comes first. */
export const isQueue = (state: ListedState): boolean =>
  ['waiting', 'submitted', 'in_review', 'approved'].includes(state);

const queueText = pageText({
  rows: `
  select ${columns}
  from applications a
  where a.state in ('submitted', 'in_review', 'approved') and not a.set_aside
    and ($1 = 'waiting' or a.state = $1) and (a.answer_by, a.id) > ($2::date, $3::uuid)
    and ($5::uuid is null or a.contract_id = $5) /* all companies */
  order by a.answer_by, a.id limit $4::int + 1`,
  order: ['page."answerBy"', 'page.id'],
  limit: '$4::int',
});

const latestText = pageText({
  rows: `
  select ${columns}
  from applications a
  where ($1 = 'all' or ($1 = 'set_aside' and a.set_aside) or a.state = $1)
    and (a.created_at, a.id) < ($2::timestamptz, $3::uuid)
    and ($5::uuid is null or a.contract_id = $5) /* all companies */
  order by a.created_at desc, a.id desc limit $4::int + 1`,
  order: ['page."submittedAt"', 'page.id'],
  limit: '$4::int',
  descending: true,
});

/** A page of applications; `after` is the promise, or the moment, and the id of the last one seen. */
export function listApplications(
  db: Db,
  filter: {
    state: ListedState;
    contractId: string | null;
    after: readonly [string, string];
    limit: number;
  },
): Promise<Page> {
  const { after, contractId, limit, state } = filter;
  return readPage(db, isQueue(state) ? queueText : latestText, [state, ...after, limit, contractId]);
}

const countsText = `
select json_build_object(
  'submitted', count(*) filter (where a.state = 'submitted' and not a.set_aside),
  'inReview', count(*) filter (where a.state = 'in_review' and not a.set_aside),
  'approved', count(*) filter (where a.state = 'approved' and not a.set_aside),
  'setAside', count(*) filter (where a.set_aside))::text as counts
from applications a where a.state in ('submitted', 'in_review', 'approved') /* all companies */`;

export async function countApplications(db: Db): Promise<unknown> {
  const [counts] = (await firstRow(db, countsText, [])) ?? [];
  return JSON.parse(String(counts));
}

const companyJson = `json_build_object('id', co.id, 'name', co.name, 'inn', co.inn, 'kpp', co.kpp)`;

const detailText = `
select json_build_object(
  'application', (select row_to_json(one) from (select ${columns}) one),
  'contactName', a.contact_name, 'email', a.email, 'phone', a.phone, 'rejectionReason', a.rejection_reason,
  'history', (
    select json_agg(json_build_object('state', step.state, 'at', instant_wire(step.at), 'by', u.full_name) order by step.n)
    from (values (1, 'submitted', a.created_at, null::uuid), (2, 'in_review', a.reviewed_at, a.reviewed_by),
      (3, case a.state when 'rejected' then 'rejected' else 'approved' end, a.decided_at, a.decided_by),
      (4, 'contracted', a.contracted_at, null)) step (n, state, at, by)
    left join users u on u.id = step.by
    where step.at is not null),
  'consents', (
    select coalesce(json_agg(json_build_object('kind', d.kind, 'version', d.version, 'title', d.title ->> 'ru',
      'givenAt', instant_wire(g.given_at), 'address', g.address) order by d.kind), '[]')
    from consents g join legal_documents d on d.id = g.legal_document_id where g.application_id = a.id),
  'company', (select ${companyJson} from companies co where co.id = a.company_id),
  'contract', (
    select json_build_object('id', c.id, 'number', c.number, 'status', c.status)
    from contracts c where c.id = a.contract_id and c.company_id = a.company_id),
  'credentialsIssued', exists(
    select from credential_issues i where i.contract_id = a.contract_id and i.company_id = a.company_id),
  'sameInn', (
    select coalesce(json_agg(${companyJson} order by co.name, co.id), '[]') from companies co where co.inn = a.inn),
  'asOf', $2::date)::text as detail
from applications a where a.id = $1 /* all companies */`;

/** One application as JSON text. */
export async function findApplication(db: Db, today: CivilDate, id: string): Promise<string | undefined> {
  const [detail] = (await firstRow(db, detailText, [id, today])) ?? [];
  return detail ? String(detail) : undefined;
}

/** What a decision goes by. */
export type HeldApplication = {
  id: string;
  submissionId: string;
  number: string;
  state: ApplicationState;
  clientType: ClientType;
  inn: string;
  name: string;
  contactName: string;
  region: string;
  email: string;
  asset: string;
  amountKopecks: Kopecks;
  locale: Locale;
  companyId: string | null;
  contractId: string | null;
};

const heldText = `
select id, submission_id as "submissionId", number, state, client_type as "clientType", inn, name,
  contact_name as "contactName", region, email, asset, amount_kopecks as "amountKopecks", locale,
  company_id as "companyId", contract_id as "contractId"
from applications`;

/** The application, held so that two operators decide one after the other. */
export async function holdApplication(tx: Tx, id: string): Promise<HeldApplication | undefined> {
  const text = `${heldText} where id = $1 /* all companies */ for update`;
  return (await tx.executeQuery<HeldApplication>(CompiledQuery.raw(text, [id]))).rows[0];
}

/** The application that a contract goes back to, held. */
export async function holdApplicationOf(
  tx: Tx,
  contract: { companyId: string; contractId: string },
): Promise<HeldApplication | undefined> {
  const text = `${heldText} where company_id = $1 and contract_id = $2 for update`;
  const { companyId, contractId } = contract;
  return (await tx.executeQuery<HeldApplication>(CompiledQuery.raw(text, [companyId, contractId]))).rows[0];
}

/** Writes where an application came to. */
export async function moveApplication(
  tx: Tx,
  id: string,
  change: {
    state: ApplicationState;
    reviewed_by?: string;
    reviewed_at?: Date;
    decided_by?: string;
    decided_at?: Date;
    rejection_reason?: string;
    company_id?: string;
    contracted_at?: Date;
  },
): Promise<void> {
  const update = tx.updateTable('applications').set(change).where('id', '=', id);
  await update.modifyEnd(sql`/* all companies */`).execute();
}

/** Ties an approved application to the contract that is made for it. */
export async function linkContract(tx: Tx, id: string, contract: { companyId: string; contractId: string }) {
  await tx
    .updateTable('applications')
    .set({ contract_id: contract.contractId })
    .where('id', '=', id)
    .where('company_id', '=', contract.companyId)
    .execute();
}

export async function findContractNumber(
  tx: Tx,
  { companyId, contractId }: { companyId: string; contractId: string },
): Promise<string> {
  const found = await tx
    .selectFrom('contracts')
    .select('number')
    .where('company_id', '=', companyId)
    .where('id', '=', contractId)
    .executeTakeFirstOrThrow();
  return found.number;
}

export type KnownCompany = { id: string; kpp: string | null };

export async function findCompaniesOf(tx: Tx, inn: string): Promise<KnownCompany[]> {
  const text = 'select id, kpp from companies where inn = $1 /* all companies */ order by created_at, id';
  return (await tx.executeQuery<KnownCompany>(CompiledQuery.raw(text, [inn]))).rows;
}

/** False where an import made a company with this INN and KPP at the same moment. */
export async function insertCompany(
  tx: Tx,
  company: {
    id: string;
    clientType: ClientType;
    name: string;
    inn: string;
    kpp: string | null;
    ogrn: string | null;
    region: string;
    address: string | null;
    at: Date;
  },
): Promise<boolean> {
  const { at, clientType, ...row } = company;
  const inserted = await tx
    .insertInto('companies')
    .values({ ...row, client_type: clientType, external_id: null, created_at: at })
    .onConflict((conflict) => conflict.columns(['inn', 'kpp']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}
