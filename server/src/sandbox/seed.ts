import type { Insertable } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { MembershipRow, UserRow } from '../db/schema.ts';
import { addDays } from '../platform/civil-date.ts';
import { hashToken } from '../platform/token.ts';
import type { Vault } from '../platform/vault.ts';
import { hashPassword } from '../sessions/passwords.ts';
import { buildApplications } from './applications.ts';
import { seedInvoices } from './invoices.ts';
import { seedLegal } from './legal.ts';
import { offices } from './offices.ts';
import { buildPortfolio, type SeedOptions } from './portfolio.ts';
import { seedId } from './random.ts';
import { seedReconciliation } from './reconciliation.ts';
import { instantOf } from './schedule.ts';
import { signIns } from './sign-ins.ts';
import { emptySandbox, insertAll, insertApplications, insertNotifications, upsertUsers } from './store.ts';

/** Empties the sandbox (people and sessions stay) and makes the demo data anew, relative to today. */
export async function seedSandbox(tx: Tx, options: SeedOptions & { vault: Vault }): Promise<void> {
  const { today } = options;
  const portfolio = buildPortfolio(options);
  const { users, memberships } = await people(instantOf(addDays(today, -400), 9));

  await emptySandbox(tx);
  await upsertUsers(tx, users);
  await insertAll(tx, 'companies', portfolio.companies);
  await insertAll(tx, 'memberships', memberships);
  await insertAll(tx, 'integration_keys', keys(instantOf(addDays(today, -90), 9)));
  await insertAll(tx, 'contracts', portfolio.contracts);
  await insertAll(tx, 'schedule_versions', portfolio.versions);
  await insertAll(tx, 'payments', portfolio.payments);
  await insertAll(tx, 'receipts', portfolio.receipts);
  await insertAll(tx, 'allocations', portfolio.allocations);
  await insertAll(tx, 'penalty_bills', portfolio.penaltyBills);
  await insertAll(tx, 'payment_announcements', portfolio.announcements);
  await insertAll(tx, 'payment_notices', portfolio.notices);
  await insertAll(tx, 'events', portfolio.events);
  await insertAll(tx, 'offices', offices(instantOf(addDays(today, -400), 9)));
  await seedLegal(tx, today);
  const innOf = (key: string) =>
    portfolio.companies.find(({ id }) => id === seedId('company', key))?.inn ?? '';
  await insertApplications(tx, buildApplications(options, options.vault, innOf));
  await seedInvoices(tx, today);
  await seedReconciliation(tx, today);
  await insertNotifications(tx, instantOf(addDays(today, -6), 0));
}

async function people(
  created_at: Date,
): Promise<{ users: Insertable<UserRow>[]; memberships: MembershipRow[] }> {
  const password_hash = await hashPassword(signIns.password);
  const users = signIns.people.map(({ email, name, staffRole }) => ({
    id: seedId('user', email),
    email,
    full_name: name,
    password_hash,
    staff_role: staffRole ?? null,
    created_at,
  }));
  const memberships = signIns.people.flatMap(({ email, memberships: places = [] }) =>
    places.map(({ company, role, contracts }) => ({
      user_id: seedId('user', email),
      company_id: seedId('company', company),
      role,
      contract_ids: contracts?.map((key) => seedId('contract', key)) ?? null,
      created_at,
    })),
  );
  return { users, memberships };
}

const keys = (created_at: Date) =>
  signIns.keys.map(({ name, key, company, scopes }) => ({
    id: seedId('key', key),
    key_hash: `\\x${hashToken(key).toString('hex')}`,
    company_id: company === null ? null : seedId('company', company),
    name,
    scopes,
    created_at,
    revoked_at: null,
  }));
