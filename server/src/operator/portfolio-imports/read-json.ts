import type { components } from '../../http/schema.gen.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Field } from './columns.ts';
import { cleanCells, MAX_ROWS, type Row, type Table, type Tables } from './tables.ts';

type Pointers = Table['headings'];

/** Where each field stands in its object; the places of problems are these pointers. */
const COMPANY: Pointers = {
  companyExternalId: '/externalId',
  companyName: '/name',
  clientType: '/clientType',
  inn: '/inn',
  kpp: '/kpp',
  ogrn: '/ogrn',
  region: '/region',
  address: '/address',
};
const CONTRACT: Pointers = {
  contractExternalId: '/externalId',
  contractNumber: '/number',
  signedOn: '/signedOn',
  startsOn: '/startsOn',
  endsOn: '/endsOn',
  status: '/status',
  assetName: '/asset/name',
  assetMake: '/asset/make',
  assetModel: '/asset/model',
  vin: '/asset/vin',
  serialNumber: '/asset/serialNumber',
  managerName: '/manager/name',
  managerPhone: '/manager/phone',
  managerEmail: '/manager/email',
  dueDateRule: '/dueDateRule',
  penaltyDailyRatePercent: '/penaltyDailyRatePercent',
  reminderDays: '/reminderDays',
  buyoutPrice: '/buyoutPrice/amount',
  contractTotal: '/total/amount',
  scheduleReason: '/scheduleReason',
};
const PAYMENT: Pointers = {
  paymentNumber: '/number',
  kind: '/kind',
  nominalDueOn: '/nominalDueOn',
  total: '/total/amount',
  vatRatePercent: '/vatRatePercent',
  vat: '/vat/amount',
  net: '/net/amount',
};

/** The body of the API, already valid by the contract. Rows count from 1: contracts through the whole body. */
export function readJson(body: components['schemas']['Portfolio']): Tables {
  const companies: Table = { sheet: null, headings: COMPANY, rows: [] };
  const contracts: Table = { sheet: null, headings: CONTRACT, rows: [] };
  const payments: Table = { sheet: null, headings: PAYMENT, rows: [] };
  for (const [c, company] of body.companies.entries()) {
    const pointer = `/companies/${c}`;
    companies.rows.push(rowOf(company, COMPANY, pointer, c + 1, null));
    for (const [d, contract] of company.contracts.entries()) {
      const at = `${pointer}/contracts/${d}`;
      contracts.rows.push(rowOf(contract, CONTRACT, at, contracts.rows.length + 1, c));
      const parent = contracts.rows.length - 1;
      for (const [p, payment] of contract.payments.entries()) {
        payments.rows.push(rowOf(payment, PAYMENT, `${at}/payments/${p}`, p + 1, parent));
      }
    }
  }
  if (contracts.rows.length === 0) throw new DomainError('portfolio_empty');
  if (companies.rows.length + contracts.rows.length + payments.rows.length > MAX_ROWS) {
    throw new DomainError('portfolio_too_large', { maxRows: MAX_ROWS });
  }
  return { companies, contracts, payments, problems: [] };
}

function rowOf(object: unknown, fields: Pointers, pointer: string, row: number, parent: number | null): Row {
  const texts = Object.entries(fields).map(([field, path]) => {
    const value = path
      .split('/')
      .slice(1)
      .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], object);
    return [field as Field, value === undefined ? undefined : `${value}`] as const;
  });
  return { row, pointer, parent, cells: cleanCells(texts), problems: [] };
}
