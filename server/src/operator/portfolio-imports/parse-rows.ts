import type { WrittenPayment } from '../../contracts/schedule-checks.ts';
import * as cell from './cells.ts';
import type { Field } from './columns.ts';
import type { ToldCompany, ToldContract } from './portfolio.ts';
import type { PortfolioCode, PortfolioProblem } from './problem.ts';
import { problemAt, type Row, type Table } from './tables.ts';

/** Null where a required value is absent or can't be read; the problems say which. */
type Read<T> = { value: T | null; problems: PortfolioProblem[] };

/** Reads the cells of one row, collecting what is wrong with them. */
function cellsOf(table: Table, row: Row) {
  const problems = [...row.problems];

  function refuse(field: Field, code: PortfolioCode, params?: PortfolioProblem['params']): null {
    problems.push(problemAt(table, row, field, code, params));
    return null;
  }

  function optional<T>(field: Field, parse: cell.Parser<T>): T | null {
    const text = row.cells[field];
    if (text === undefined) return null;
    if (cell.isCellError(text)) return refuse(field, 'cell_error', { found: text });
    const parsed = parse(text);
    return 'value' in parsed ? parsed.value : refuse(field, parsed.code, parsed.params);
  }

  const required = <T>(field: Field, parse: cell.Parser<T>): T | null =>
    row.cells[field] === undefined ? refuse(field, 'value_missing') : optional(field, parse);

  return { problems, refuse, optional, required };
}

export function parseCompany(table: Table, row: Row): Read<ToldCompany> {
  const { problems, refuse, optional, required } = cellsOf(table, row);
  const clientType = required('clientType', cell.clientType);
  const name = required('companyName', cell.text(300));
  const inn = required('inn', cell.inn);
  const kpp = optional('kpp', cell.kpp);
  const ogrn = optional('ogrn', cell.ogrn);
  const more = {
    externalId: optional('companyExternalId', cell.text(100)),
    region: optional('region', cell.text(100)),
    address: optional('address', cell.text(300)),
  };
  if (clientType === null || name === null || inn === null) return { value: null, problems };

  const isOrganisation = clientType === 'legal_entity';
  if ((inn.length === 10) !== isOrganisation) refuse('inn', 'inn_not_of_client_type', { found: inn });
  if (kpp !== null && !isOrganisation) refuse('kpp', 'kpp_not_expected', { found: kpp });
  if (ogrn !== null && (ogrn.length === 13) !== isOrganisation)
    refuse('ogrn', 'ogrn_invalid', { found: ogrn });
  return { value: { clientType, name, inn, kpp, ogrn, ...more }, problems };
}

export function parseContract(table: Table, row: Row): Read<ToldContract> {
  const { problems, refuse, optional, required } = cellsOf(table, row);
  const number = required('contractNumber', cell.text(60));
  const signedOn = required('signedOn', cell.date);
  const assetName = required('assetName', cell.text(300));
  const startsOn = optional('startsOn', cell.date);
  const endsOn = optional('endsOn', cell.date);
  const managerName = optional('managerName', cell.text(200));
  const managerPhone = optional('managerPhone', cell.text(40));
  const managerEmail = optional('managerEmail', cell.email);
  const more = {
    externalId: optional('contractExternalId', cell.text(100)),
    status: optional('status', cell.contractStatus),
    assetMake: optional('assetMake', cell.text(100)),
    assetModel: optional('assetModel', cell.text(100)),
    assetVin: optional('vin', cell.text(30)),
    assetSerialNumber: optional('serialNumber', cell.text(60)),
    dueDateRule: optional('dueDateRule', cell.dueDateRule),
    penaltyDailyRatePercent: optional('penaltyDailyRatePercent', cell.dailyRate),
    reminderDays: optional('reminderDays', cell.integer(0, 60)),
    buyoutKopecks: optional('buyoutPrice', cell.positiveMoney),
    totalKopecks: optional('contractTotal', cell.positiveMoney),
    scheduleReason: optional('scheduleReason', cell.text(200)),
  };
  if (managerName === null && (managerPhone ?? managerEmail) !== null) refuse('managerName', 'value_missing');
  if (number === null || signedOn === null || assetName === null) return { value: null, problems };

  if (startsOn !== null && startsOn < signedOn) {
    refuse('startsOn', 'contract_dates_disordered', { found: startsOn, after: signedOn });
  }
  const begins = startsOn ?? signedOn;
  if (endsOn !== null && endsOn < begins) {
    refuse('endsOn', 'contract_dates_disordered', { found: endsOn, after: begins });
  }
  const manager = { managerName, managerPhone, managerEmail };
  return { value: { number, signedOn, assetName, startsOn, endsOn, ...manager, ...more }, problems };
}

export function parsePayment(table: Table, row: Row): Read<WrittenPayment> {
  const { problems, optional, required } = cellsOf(table, row);
  const number = required('paymentNumber', cell.integer(1, 600));
  const kind = required('kind', cell.paymentKind);
  const nominalDueOn = required('nominalDueOn', cell.date);
  const totalKopecks = required('total', cell.positiveMoney);
  const vatRatePercent = required('vatRatePercent', cell.vatRate);
  const vatKopecks = optional('vat', cell.money);
  const netKopecks = optional('net', cell.money);
  const unread =
    number === null ||
    kind === null ||
    nominalDueOn === null ||
    totalKopecks === null ||
    vatRatePercent === null;
  const value = unread
    ? null
    : { number, kind, nominalDueOn, totalKopecks, vatRatePercent, vatKopecks, netKopecks };
  return { value, problems };
}
