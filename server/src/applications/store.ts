import { CompiledQuery, sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { Locale } from '../platform/locale.ts';
import type { Kopecks } from '../platform/money.ts';
import type { ApplicationState, ClientType } from './application.ts';

/** What an applicant says, as it is kept. */
export type SubmittedFacts = {
  clientType: ClientType;
  inn: string;
  name: string;
  contactName: string;
  region: string;
  email: string;
  phone: string;
  asset: string;
  amountKopecks: Kopecks;
};

export type NewApplication = SubmittedFacts & {
  id: string;
  submissionId: string;
  number: string;
  tokenHash: Buffer;
  setAside: boolean;
  locale: Locale;
  address: string;
  createdAt: Date;
  answerBy: CivilDate;
};

/**
 * Until the transaction ends, applications with this submission, e-mail or INN wait for each other: in one order for
 * all, so that two can't wait in a circle.
 */
export async function holdSubmission(
  tx: Tx,
  keys: { submissionId: string; email: string; inn: string },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`application ${keys.submissionId}`}, 0))`.execute(
    tx,
  );
  await sql`select pg_advisory_xact_lock(hashtextextended(${`application ${keys.email}`}, 0))`.execute(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`application ${keys.inn}`}, 0))`.execute(tx);
}

const sentText = `
select number, created_at as "createdAt", answer_by as "answerBy", client_type as "clientType", inn, name,
  contact_name as "contactName", region, email, phone, asset, amount_kopecks as "amountKopecks"
from applications where submission_id = $1 /* all companies */`;

export type SentApplication = SubmittedFacts & { number: string; createdAt: Date; answerBy: CivilDate };

export async function findSubmission(tx: Tx, submissionId: string): Promise<SentApplication | undefined> {
  return (await tx.executeQuery<SentApplication>(CompiledQuery.raw(sentText, [submissionId]))).rows[0];
}

/** How many applications came with an e-mail, and with an INN, since a moment. */
export async function countRecent(
  tx: Tx,
  { email, inn }: { email: string; inn: string },
  since: Date,
): Promise<{ ofEmail: number; ofInn: number }> {
  const { rows } = await sql<{ ofEmail: bigint; ofInn: bigint }>`
select (select count(*) from applications where lower(email) = ${email} and created_at > ${since}) as "ofEmail",
  (select count(*) from applications where inn = ${inn} and created_at > ${since}) as "ofInn" /* all companies */`.execute(
    tx,
  );
  return { ofEmail: Number(rows[0]?.ofEmail), ofInn: Number(rows[0]?.ofInn) };
}

export async function nextOrdinal(tx: Tx): Promise<bigint> {
  const { rows } = await sql<{ ordinal: bigint }>`select nextval('application_numbers') as ordinal`.execute(
    tx,
  );
  return rows[0]?.ordinal ?? 0n;
}

export async function insertApplication(tx: Tx, made: NewApplication): Promise<void> {
  await tx
    .insertInto('applications')
    .values({
      id: made.id,
      submission_id: made.submissionId,
      number: made.number,
      token_hash: made.tokenHash,
      state: 'submitted',
      set_aside: made.setAside,
      // Until it is approved no company is meant.
      company_id: null,
      client_type: made.clientType,
      inn: made.inn,
      name: made.name,
      contact_name: made.contactName,
      region: made.region,
      email: made.email,
      phone: made.phone,
      asset: made.asset,
      amount_kopecks: made.amountKopecks,
      locale: made.locale,
      address: made.address,
      created_at: made.createdAt,
      answer_by: made.answerBy,
    })
    .execute();
}

/** What an applicant reads of an application. */
export type ReadableApplication = {
  number: string;
  state: ApplicationState;
  asset: string;
  amountKopecks: Kopecks;
  answerBy: CivilDate;
  rejectionReason: string | null;
  createdAt: Date;
  reviewedAt: Date | null;
  decidedAt: Date | null;
  contractedAt: Date | null;
};

const readableText = `
select number, state, asset, amount_kopecks as "amountKopecks", answer_by as "answerBy",
  rejection_reason as "rejectionReason", created_at as "createdAt", reviewed_at as "reviewedAt",
  decided_at as "decidedAt", contracted_at as "contractedAt"
from applications where token_hash = $1 /* all companies */`;

export async function findByToken(db: Db, tokenHash: Buffer): Promise<ReadableApplication | undefined> {
  return (await db.executeQuery<ReadableApplication>(CompiledQuery.raw(readableText, [tokenHash]))).rows[0];
}
