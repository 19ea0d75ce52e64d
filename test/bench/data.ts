import { CompiledQuery, type Kysely } from 'kysely';
import type { Database } from '../../server/src/db/schema.ts';
import { hashToken } from '../../server/src/platform/token.ts';

export const today = '2026-11-23';
export const companies = 1_000;
export const contractsOfCompany = 20;
const paymentsOfContract = 50;
/** The number of the company with 500 contracts of 60 payments. */
export const largeCompany = companies + 1;
/** Contracts whose payments are made by one statement. */
const slice = 1_000;

const id = (table: number, n: string) =>
  `('0192f3c4-000${table}-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
/** The id of the nth company. */
export const companyId = (n: number) => `0192f3c4-0001-7000-8000-${String(n).padStart(12, '0')}`;
/** The same in SQL, of a number that `:i` stands for. */
export const companyIdSql = id(1, ':i');
/** The token of the page session of the owner of the nth company. */
export const token = (n: number) => `bench-token-of-owner-${String(n).padStart(19, '0')}`;

export const operatorToken = 'bench-token-of-the-operator';

/** A million payments of 20,000 contracts of 1,000 companies, about six in ten paid; one owner each, signed in. */
export async function makeData(db: Kysely<Database>): Promise<void> {
  const run: Run = (text, parameters = []) => db.executeQuery(CompiledQuery.raw(text, parameters));
  await run(`insert into companies (id, client_type, name, inn, kpp, created_at)
    select ${id(1, 'n')}, 'legal_entity', 'ООО «Компания ' || n || '»', (7700000000 + n)::text, '770401001', now()
    from generate_series(1, ${largeCompany}) n`);
  await run(`insert into users (id, email, full_name, password_hash, created_at)
    select ${id(2, 'n')}, 'owner' || n || '@bench.example', 'Владелец ' || n, '-', now()
    from generate_series(1, ${largeCompany}) n`);
  await run(`insert into memberships (user_id, company_id, role, created_at)
    select ${id(2, 'n')}, ${id(1, 'n')}, 'owner', now() from generate_series(1, ${largeCompany}) n`);
  const hashes = Array.from({ length: largeCompany }, (_, n) => hashToken(token(n + 1)).toString('hex'));
  await run(
    `insert into sessions (id, token_hash, user_id, kind, created_at, last_used_at, expires_at)
     select ${id(3, 'n')}, decode(hash, 'hex'), ${id(2, 'n')}, 'web', now(), now(), now() + interval '30 days'
     from unnest($1::text[]) with ordinality as given(hash, n)`,
    [hashes],
  );
  await run(`insert into contracts (id, company_id, number, status, signed_on, asset_name, due_date_rule,
      penalty_daily_rate_percent, reminder_days, schedule_version, created_at)
    select ${id(4, 'n')}, ${id(1, `(n - 1) / ${contractsOfCompany} + 1`)}, 'ДЛ-' || n, 'active',
      date '2024-01-01', 'КАМАЗ 5490', 'next', 0.1, 3, 1, now()
    from generate_series(1, ${companies * contractsOfCompany}) n`);
  const contracts = companies * contractsOfCompany;
  for (let from = 1; from <= contracts; from += slice) {
    await run(`insert into payments (id, company_id, contract_id, kind, number, count, nominal_due_on, due_on,
        due_provisional, net_kopecks, vat_rate_percent, vat_kopecks, total_kopecks, paid_kopecks, paid_on)
      select ${id(5, 'n')}, ${id(1, `(c - 1) / ${contractsOfCompany} + 1`)}, ${id(4, 'c')}, 'lease', k,
        ${paymentsOfContract}, due, due, false, 10000000, 22, 2200000, 12200000,
        case when due < date '${today}' - c % 7 then 12200000 else 0 end,
        case when due < date '${today}' - c % 7 then due end
      from generate_series(${from}, ${from + slice - 1}) c, generate_series(1, ${paymentsOfContract}) k,
        lateral (select (c - 1) * ${paymentsOfContract} + k as n, date '2024-05-01' + c % 28 + (k - 1) * 30 as due) line`);
  }
  await makeLargeCompany(run);
  await makeOperator(run);
  await run('analyze');
}

type Run = (text: string, parameters?: unknown[]) => Promise<unknown>;

/** 500 contracts with 30,000 payments, paid as the rest are; ids begin beyond those of the rest. */
async function makeLargeCompany(run: Run): Promise<void> {
  const company = id(1, String(largeCompany));
  await run(`insert into contracts (id, company_id, number, status, signed_on, asset_name, due_date_rule,
      penalty_daily_rate_percent, reminder_days, schedule_version, created_at)
    select ${id(4, '1000000 + c')}, ${company}, 'К-' || c, 'active', date '2024-01-01', 'КАМАЗ 5490', 'next', 0.1, 3, 1, now()
    from generate_series(1, 500) c`);
  await run(`insert into payments (id, company_id, contract_id, kind, number, count, nominal_due_on, due_on,
      due_provisional, net_kopecks, vat_rate_percent, vat_kopecks, total_kopecks, paid_kopecks, paid_on)
    select ${id(5, '10000000 + c * 60 + k')}, ${company}, ${id(4, '1000000 + c')}, 'lease', k, 60, due, due,
      false, 10000000, 22, 2200000, 12200000,
      case when due < date '${today}' - c % 7 then 12200000 else 0 end,
      case when due < date '${today}' - c % 7 then due end
    from generate_series(1, 500) c, generate_series(1, 60) k,
      lateral (select date '2024-05-01' + c % 28 + (k - 1) * 30 as due) line`);
}

async function makeOperator(run: Run): Promise<void> {
  await run(`insert into users (id, email, full_name, password_hash, staff_role, created_at)
    values (${id(2, '1000000')}, 'operator@bench.example', 'Оператор', '-', 'manager', now())`);
  await run(
    `insert into sessions (id, token_hash, user_id, kind, created_at, last_used_at, expires_at)
     values (${id(3, '1000000')}, decode($1, 'hex'), ${id(2, '1000000')}, 'web', now(), now(), now() + interval '30 days')`,
    [hashToken(operatorToken).toString('hex')],
  );
}
