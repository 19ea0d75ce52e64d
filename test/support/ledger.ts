import type { Insertable, Kysely } from 'kysely';
import type { ContractRow, Database, PaymentRow, ReceiptRow, Role } from '../../server/src/db/schema.ts';
import { type CivilDate, civilDate } from '../../server/src/platform/civil-date.ts';
import { newId } from '../../server/src/platform/id.ts';
import { parseKopecks } from '../../server/src/platform/money.ts';
import type { SandboxClock } from '../../server/src/sandbox/clock.ts';
import { hashPassword } from '../../server/src/sessions/passwords.ts';
import { callsTo } from './calls.ts';
import { innOf } from './portfolios.ts';

const password = 'Ledger-2026';
const created_at = new Date('2026-01-12T09:00:00Z');
export const kopecks = (roubles: string): bigint => parseKopecks(roubles) ?? 0n;

/** Sets a movable clock to noon of the day in Moscow, or to an instant. */
export function moveTo(clock: SandboxClock, when: string): void {
  const instant = when.includes('T') ? when : `${when}T09:00:00Z`;
  clock.setOffset(Date.parse(instant) - Date.now());
}

export type Payment = { id: string; contractId: string; companyId: string; number: number };
export type Contract = { id: string; companyId: string; number: string };

/** Writes companies and what is theirs straight into the database. */
export function ledger(admin: Kysely<Database>, url: string) {
  let count = 0;
  const hash = hashPassword(password);

  return {
    async company(name = `ООО «Ромашка-${++count}»`, inn = innOf(name)): Promise<string> {
      const id = newId();
      const none = { external_id: null, kpp: null, ogrn: null, region: null, address: null };
      await admin
        .insertInto('companies')
        .values({ id, client_type: 'legal_entity', name, inn, ...none, created_at })
        .execute();
      return id;
    },

    /** A person with one role in each of the companies, and a page's session to ask with. */
    async person(places: { company: string; role?: Role; contracts?: string[] }[]) {
      const [id, email] = [newId(), `person-${++count}@ledger.example`];
      const password_hash = await hash;
      await admin
        .insertInto('users')
        .values({ id, email, full_name: 'Иванов Иван', password_hash, staff_role: null, created_at })
        .execute();
      for (const { company: company_id, role = 'owner', contracts = null } of places)
        await admin
          .insertInto('memberships')
          .values({ user_id: id, company_id, role, contract_ids: contracts, created_at })
          .execute();
      return { id, as: await callsTo(url).page(email, password) };
    },

    async operator(staff_role: 'manager' | 'administrator' = 'manager') {
      const [id, email] = [newId(), `operator-${++count}@lessor.example`];
      const password_hash = await hash;
      await admin
        .insertInto('users')
        .values({ id, email, full_name: 'Павлова Ирина', password_hash, staff_role, created_at })
        .execute();
      return callsTo(url).page(email, password);
    },

    async contract(companyId: string, more: Partial<Insertable<ContractRow>> = {}): Promise<Contract> {
      const [id, number] = [newId(), more.number ?? `ДЛ-2026/${String(++count).padStart(4, '0')}`];
      const row: Insertable<ContractRow> = {
        ...{ id, company_id: companyId, external_id: null, number, status: 'active' },
        ...{ signed_on: civilDate('2026-01-12'), starts_on: null, ends_on: null, asset_name: 'КАМАЗ 5490' },
        ...{ asset_make: null, asset_model: null, asset_vin: null, asset_serial_number: null },
        ...{ manager_name: null, manager_phone: null, manager_email: null, due_date_rule: 'next' },
        ...{ penalty_daily_rate_percent: '0.1', reminder_days: 3, buyout_kopecks: null, schedule_version: 1 },
        created_at,
        ...more,
      };
      await admin.insertInto('contracts').values(row).execute();
      await admin
        .insertInto('schedule_versions')
        .values({
          ...{ contract_id: id, company_id: companyId, version: row.schedule_version, reason: 'initial' },
          ...{ effective_on: row.signed_on, lines: '[]', created_at },
        })
        .execute();
      return { id, companyId, number };
    },

    /** `total` and `paid` in roubles: '1000.00'. */
    async payment(
      contract: Contract,
      dueOn: string,
      {
        total = '1000.00',
        paid = '0.00',
        ...more
      }: Partial<Omit<PaymentRow, 'paid_kopecks'>> & { total?: string; paid?: string } = {},
    ): Promise<Payment> {
      const [id, due_on, number] = [newId(), civilDate(dueOn), more.number ?? ++count];
      const [total_kopecks, paid_kopecks] = [kopecks(total), kopecks(paid)];
      const row = {
        ...{ id, company_id: contract.companyId, contract_id: contract.id, kind: 'lease' as const, number },
        ...{ count: 36, nominal_due_on: due_on, due_on, due_provisional: false, vat_rate_percent: 0 },
        ...{ net_kopecks: total_kopecks, vat_kopecks: 0n, total_kopecks, paid_kopecks, paid_on: null },
        ...more,
      };
      await admin.insertInto('payments').values(row).execute();
      return { id, contractId: contract.id, companyId: contract.companyId, number };
    },

    /** Money that came in, and the payments it settled; neither side's sums are touched. */
    async receipt(
      companyId: string | null,
      amount: string,
      settles: [Payment, amount: string][] = [],
      more: Partial<Omit<Insertable<ReceiptRow>, 'allocated_kopecks'>> = {},
    ): Promise<string> {
      const [id, day] = [newId(), civilDate('2026-03-16') as CivilDate];
      const allocated = settles.reduce((sum, [, part]) => sum + kopecks(part), 0n);
      const row = {
        ...{
          id,
          company_id: companyId,
          import_id: null,
          fingerprint: Buffer.from(id),
          number: String(++count),
        },
        ...{
          account: '40702810900000000001',
          kind: 'Платежное поручение',
          document_date: day,
          booked_on: day,
        },
        ...{ amount_kopecks: kopecks(amount), allocated_kopecks: allocated, payer_name: 'ООО «Ромашка»' },
        ...{ payer_inn: '7707083893', payer_kpp: '', payer_account: '', payer_bik: '', purpose: 'Оплата' },
        ...{ waiting_reason: null, created_at },
        ...more,
      };
      await admin.insertInto('receipts').values(row).execute();
      for (const [payment, part] of settles)
        await admin
          .insertInto('allocations')
          .values({
            ...{ id: newId(), company_id: payment.companyId, receipt_id: id, payment_id: payment.id },
            ...{ amount_kopecks: kopecks(part), rule: 'only_contract', created_at, undone_at: null },
          })
          .execute();
      return id;
    },
  };
}
