import { CompiledQuery } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';
import { BEYOND_LAST } from '../../db/page.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import { exactRevive, exactStringify } from '../../platform/exact-json.ts';
import type { Buyout } from './buyout.ts';

export type BuyoutQuote = {
  id: string;
  companyId: string;
  companyName: string;
  contract: { id: string; number: string; assetName: string };
  on: CivilDate;
  expiresOn: CivilDate;
  buyout: Buyout;
  /** Whoever sees some contracts alone is told nothing of the company's overpayment. */
  withOverpayment: boolean;
  createdBy: string;
  createdAt: Date;
  acceptedAt: Date | null;
  acceptedBy: string | null;
};
type Kept = Omit<Buyout, 'basis' | 'totalKopecks'> & { withOverpayment: boolean };

export async function insertBuyoutQuote(tx: Tx, quote: BuyoutQuote): Promise<void> {
  const { basis, totalKopecks, ...details } = quote.buyout;
  const kept: Kept = { ...details, withOverpayment: quote.withOverpayment };
  await tx
    .insertInto('buyout_quotes')
    .values({
      id: quote.id,
      company_id: quote.companyId,
      contract_id: quote.contract.id,
      buyout_on: quote.on,
      expires_on: quote.expiresOn,
      basis,
      lines: exactStringify(kept),
      total_kopecks: totalKopecks,
      created_by: quote.createdBy,
      created_at: quote.createdAt,
      accepted_at: null,
      accepted_by: null,
    })
    .execute();
}

export async function keepAcceptance(tx: Tx, { id, companyId, acceptedAt, acceptedBy }: BuyoutQuote) {
  await tx
    .updateTable('buyout_quotes')
    .set({ accepted_at: acceptedAt, accepted_by: acceptedBy })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute();
}

const columns = `q.id, q.company_id, co.name as company_name, q.contract_id, c.number, c.asset_name, q.buyout_on, q.expires_on, q.basis, q.lines,
  q.total_kopecks, q.created_by, q.created_at, q.accepted_at, q.accepted_by`;
// The overpayment is the whole company's: one who sees some contracts alone sees no quote that tells of it.
const ofCompany = `
from buyout_quotes q join contracts c on c.id = q.contract_id join companies co on co.id = q.company_id
where q.company_id = $1 and q.contract_id = $3 and ($2::uuid[] is null or q.contract_id = any($2::uuid[])
  and not q.lines @> '{"lines": [{"kind": "overpayment"}]}')`;

const listText = `
select ${columns} ${ofCompany} and (q.created_at, q.id) < ($4::timestamptz, $5::uuid)
order by q.created_at desc, q.id desc limit $6::int`;

type After = [at: string, id: string] | null;

/** The latest first. */
export async function listBuyoutQuotes(
  db: Db,
  scope: CompanyScope,
  contractId: string,
  after: After,
  limit: number,
): Promise<BuyoutQuote[]> {
  const parameters = [scope.companyId, scope.contractIds, contractId, ...(after ?? BEYOND_LAST), limit];
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(listText, parameters));
  return rows.map(ofRow);
}

const findText = `select ${columns} ${ofCompany} and q.id = $4`;

async function find(db: Db, text: string, scope: CompanyScope, contractId: string, id: string) {
  const parameters = [scope.companyId, scope.contractIds, contractId, id];
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, parameters));
  return rows[0] && ofRow(rows[0]);
}

export const findBuyoutQuote = (db: Db, scope: CompanyScope, contractId: string, id: string) =>
  find(db, findText, scope, contractId, id);

/** The quote, held until the transaction ends: of two who accept it the second finds it accepted. */
export const lockBuyoutQuote = (tx: Tx, scope: CompanyScope, contractId: string, id: string) =>
  find(tx, `${findText} for update of q`, scope, contractId, id);

const conditions = {
  accepted: 'q.accepted_at is not null and $1::date is not null',
  open: 'q.accepted_at is null and q.expires_on >= $1::date',
  expired: 'q.accepted_at is null and q.expires_on < $1::date',
  all: '$1::date is not null',
};
export type QuoteState = keyof typeof conditions;

const timeOf = (state: QuoteState) => (state === 'accepted' ? 'q.accepted_at' : 'q.created_at');
const allText = (state: QuoteState) => `
select ${columns}
from buyout_quotes q join contracts c on c.id = q.contract_id join companies co on co.id = q.company_id
where ${conditions[state]} and (${timeOf(state)}, q.id) < ($2::timestamptz, $3::uuid) /* all companies */
order by ${timeOf(state)} desc, q.id desc limit $4::int`;
const allTexts: Record<QuoteState, string> = {
  accepted: allText('accepted'),
  open: allText('open'),
  expired: allText('expired'),
  all: allText('all'),
};

/** Quotes of all companies: the latest first, accepted ones by their acceptance. */
export async function listAllBuyoutQuotes(
  db: Db,
  today: CivilDate,
  { state, after, limit }: { state: QuoteState; after: After; limit: number },
): Promise<BuyoutQuote[]> {
  const parameters = [today, ...(after ?? BEYOND_LAST), limit];
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(allTexts[state], parameters));
  return rows.map(ofRow);
}

type Row = {
  id: string;
  company_id: string;
  company_name: string;
  contract_id: string;
  number: string;
  asset_name: string;
  buyout_on: CivilDate;
  expires_on: CivilDate;
  basis: Buyout['basis'];
  lines: unknown;
  total_kopecks: bigint;
  created_by: string;
  created_at: Date;
  accepted_at: Date | null;
  accepted_by: string | null;
};

function ofRow(row: Row): BuyoutQuote {
  const { withOverpayment, ...details } = exactRevive<Kept>(row.lines);
  return {
    id: row.id,
    companyId: row.company_id,
    companyName: row.company_name,
    contract: { id: row.contract_id, number: row.number, assetName: row.asset_name },
    on: row.buyout_on,
    expiresOn: row.expires_on,
    buyout: { basis: row.basis, ...details, totalKopecks: row.total_kopecks },
    withOverpayment,
    createdBy: row.created_by,
    createdAt: row.created_at,
    acceptedAt: row.accepted_at,
    acceptedBy: row.accepted_by,
  };
}
