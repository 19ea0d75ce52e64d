import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { findPerson } from '../../server/src/account/store.ts';
import type { Database } from '../../server/src/db/schema.ts';
import { getDebtSummary, listPayments } from '../../server/src/payments/store.ts';
import { civilDate } from '../../server/src/platform/civil-date.ts';
import { companies, companyId, companyIdSql, largeCompany, today } from './data.ts';

/** A read of the bench: its path, and the one statement behind it as the product sends it. */
export type Read = {
  name: string;
  /** Whose, by number, in turn. */
  companies: readonly number[];
  path: (n: number) => string;
  text: string;
  parameters: (n: number) => unknown[];
};

/** What a store function sends, without a database. */
async function sent(call: (db: Kysely<Database>) => Promise<unknown>): Promise<CompiledQuery> {
  let seen: CompiledQuery | undefined;
  const connection: DatabaseConnection = {
    executeQuery: async (query) => {
      seen = query;
      return { rows: [] };
    },
    streamQuery: () => {
      throw new Error('nothing streams here');
    },
  };
  const driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => {},
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (given) => new PostgresIntrospector(given),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  await call(db).catch(() => undefined);
  if (seen === undefined) throw new Error('the store sent nothing');
  return seen;
}

/** The reads that are measured. */
export async function benchReads(): Promise<Read[]> {
  const scope = (n: number) => ({ companyId: companyId(n), contractIds: null });
  const day = civilDate(today);
  const page = {
    state: 'open',
    contractId: undefined,
    dueFrom: undefined,
    dueTo: undefined,
    after: null,
    limit: 20,
  } as const;
  const list = await sent((db) => listPayments(db, scope(1), day, page));
  const debt = await sent((db) => getDebtSummary(db, scope(1), day));
  const me = await sent((db) => findPerson(db, userId(1)));
  const forCompany = (query: CompiledQuery) => (n: number) =>
    query.parameters.map((value) => (value === companyId(1) ? companyId(n) : value));
  const many = Array.from({ length: 100 }, (_, index) => ((index * 37) % companies) + 1);
  const debtRead = {
    path: (n: number) => `/v1/companies/${companyId(n)}/debt-summary`,
    text: debt.sql,
    parameters: forCompany(debt),
  };
  return [
    {
      name: 'listPayments',
      companies: many,
      path: (n) => `/v1/companies/${companyId(n)}/payments?limit=20`,
      text: list.sql,
      parameters: forCompany(list),
    },
    { ...debtRead, name: 'getDebtSummary', companies: many },
    { ...debtRead, name: 'debtSummary30k', companies: [largeCompany] },
    { name: 'getMe', companies: many, path: () => '/v1/me', text: me.sql, parameters: (n) => [userId(n)] },
  ];
}

const userId = (n: number) => companyId(n).replace('-0001-', '-0002-');

/** A script of pgbench: the statement with its parameters written in, the company by chance. */
export function pgbenchScript({ text, parameters, companies }: Read): string {
  const literal = (value: unknown) => {
    if (value === companyId(1)) return companyIdSql;
    if (value === userId(1)) return companyIdSql.replace('-0001-', '-0002-');
    return value === null ? 'null' : typeof value === 'number' ? String(value) : `'${value}'`;
  };
  const values = parameters(1);
  const written = text.replace(/\$(\d+)/g, (_, index) => literal(values[Number(index) - 1]));
  // pgbench ends a statement at `;` and takes `:name` for a variable; a cast is `::`, which it leaves alone.
  const which = companies.length === 1 ? companies[0] : 'random(1, 1000)';
  return `\\set i ${which}\n${written.replaceAll('\n', ' ')};\n`;
}
