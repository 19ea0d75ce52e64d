import type { PaymentsProblem } from '../../contracts/schedule.ts';
import type { ScheduleFault } from '../../contracts/schedule-checks.ts';

/** Everything that may be said of a row, besides what schedules and paid money say. */
export const PORTFOLIO_CODES = [
  // a file
  'column_unknown',
  'column_repeated',
  // a cell
  'value_missing',
  'cell_error',
  'text_too_long',
  'date_invalid',
  'date_out_of_range',
  'money_invalid',
  'money_too_precise',
  'money_not_positive',
  'number_invalid',
  'rate_invalid',
  'vat_rate_unknown',
  'client_type_unknown',
  'status_unknown',
  'due_date_rule_unknown',
  'payment_kind_unknown',
  'inn_invalid',
  'inn_not_of_client_type',
  'kpp_invalid',
  'kpp_not_expected',
  'ogrn_invalid',
  'email_invalid',
  // a row among others
  'contract_dates_disordered',
  'company_repeated',
  'company_without_contracts',
  'contract_number_repeated',
  'contract_external_id_repeated',
  'contract_company_missing',
  'contract_company_ambiguous',
  'payment_contract_missing',
  'payment_contract_ambiguous',
  'repeated_row_differs',
  // what exists already
  'company_inn_changed',
  'company_external_id_changed',
  'company_requisites_taken',
  'contract_number_taken',
  'contract_found_twice',
  'contract_company_changed',
] as const;

export type PortfolioCode =
  | (typeof PORTFOLIO_CODES)[number]
  | ScheduleFault['code']
  | PaymentsProblem['code'];

/** Where something stands: the sheet, the row of the sheet (line of the file, index in JSON), the heading. */
export type Place = { sheet: string | null; row: number | null; column: string | null };

export type PortfolioProblem = Place & {
  code: PortfolioCode;
  /** A warning does not refuse the contract. */
  severity: 'error' | 'warning';
  params: Readonly<Record<string, string | number>>;
};

export const hasErrors = (problems: readonly PortfolioProblem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');
