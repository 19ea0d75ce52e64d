import { fill } from '../../platform/fill.ts';
import type { Locale } from '../../platform/locale.ts';
import type { Change } from './plan.ts';
import type { PortfolioCode, PortfolioProblem } from './problem.ts';

type Words = Record<Locale, string>;

const problems: Record<PortfolioCode, Words> = {
  column_unknown: { ru: 'Столбец не распознан и пропущен', en: 'The column is not known and was skipped' },
  column_repeated: {
    ru: 'Столбец повторяется; взят первый',
    en: 'The column is repeated; the first one was taken',
  },
  value_missing: { ru: 'Не заполнено', en: 'Not filled in' },
  cell_error: {
    ru: 'Вместо значения ошибка формулы: {found}',
    en: "A formula's error instead of a value: {found}",
  },
  text_too_long: { ru: 'Не больше {maxLength} знаков', en: 'At most {maxLength} characters' },
  date_invalid: {
    ru: 'Не дата: {found}. Пишите 17.10.2025 или 2025-10-17',
    en: 'Not a date: {found}. Write 17.10.2025 or 2025-10-17',
  },
  date_out_of_range: {
    ru: 'Дата вне 2000–2100 годов: {found}',
    en: 'The date is out of the years 2000–2100: {found}',
  },
  money_invalid: { ru: 'Не сумма: {found}', en: 'Not an amount: {found}' },
  money_too_precise: {
    ru: 'Больше двух знаков после запятой: {found}. Округлите до копеек',
    en: 'More than two decimals: {found}. Round to kopecks',
  },
  money_not_positive: {
    ru: 'Сумма должна быть больше нуля: {found}',
    en: 'The amount must be above zero: {found}',
  },
  number_invalid: {
    ru: 'Нужно целое число от {min} до {max}: {found}',
    en: 'A whole number from {min} to {max} is needed: {found}',
  },
  rate_invalid: { ru: 'Не ставка: {found}. Пишите 0,1', en: 'Not a rate: {found}. Write 0.1' },
  vat_rate_unknown: {
    ru: 'Нет такой ставки НДС: {found}. Возможны 0, 5, 7, 10, 18, 20, 22',
    en: 'No such VAT rate: {found}. Possible: 0, 5, 7, 10, 18, 20, 22',
  },
  client_type_unknown: {
    ru: 'Неизвестный вид клиента: {found}. Возможны ЮЛ, ИП, ФЛ',
    en: 'Unknown client type: {found}. Possible: legal_entity, sole_proprietor, person',
  },
  status_unknown: {
    ru: 'Неизвестное состояние: {found}. Возможны Действует, Завершён, Расторгнут',
    en: 'Unknown status: {found}. Possible: active, completed, terminated',
  },
  due_date_rule_unknown: {
    ru: 'Неизвестный перенос срока: {found}. Возможны Вперёд, Назад, Нет',
    en: 'Unknown due date rule: {found}. Possible: next, previous, none',
  },
  payment_kind_unknown: {
    ru: 'Неизвестный вид платежа: {found}. Возможны Аванс, Лизинговый, Выкупной, Пени, Комиссия',
    en: 'Unknown kind of payment: {found}. Possible: advance, lease, buyout, penalty, fee',
  },
  inn_invalid: {
    ru: 'ИНН {found}: не сходится контрольная цифра или число цифр',
    en: 'INN {found}: the check digit or the number of digits is wrong',
  },
  inn_not_of_client_type: {
    ru: 'ИНН {found} не подходит виду клиента: у юридического лица 10 цифр, у остальных 12',
    en: 'INN {found} does not fit the client type: 10 digits for a legal entity, 12 for others',
  },
  kpp_invalid: { ru: 'КПП {found}: нужно 9 знаков', en: 'KPP {found}: 9 characters are needed' },
  kpp_not_expected: {
    ru: 'КПП {found}: бывает только у юридических лиц',
    en: 'KPP {found}: only legal entities have one',
  },
  ogrn_invalid: {
    ru: 'ОГРН {found}: не сходится контрольная цифра или число цифр',
    en: 'OGRN {found}: the check digit or the number of digits is wrong',
  },
  email_invalid: { ru: 'Не адрес почты: {found}', en: 'Not an e-mail address: {found}' },
  contract_dates_disordered: { ru: '{found} раньше, чем {after}', en: '{found} is before {after}' },
  company_repeated: {
    ru: 'Компания {found} есть и в строках {rows}',
    en: 'The company {found} is also in the rows {rows}',
  },
  company_without_contracts: {
    ru: 'У компании нет договоров в файле; она не загружается',
    en: 'The company has no contracts in the file; it is not imported',
  },
  contract_number_repeated: {
    ru: 'Договор {found} есть и в строках {rows}',
    en: 'The contract {found} is also in the rows {rows}',
  },
  contract_external_id_repeated: {
    ru: 'Код договора {found} есть и в строках {rows}',
    en: 'The contract code {found} is also in the rows {rows}',
  },
  contract_company_missing: {
    ru: 'Нет компании с такими кодом, ИНН и КПП: {key}',
    en: 'There is no company with this code, INN and KPP: {key}',
  },
  contract_company_ambiguous: {
    ru: 'Компаний с таким ИНН несколько: {key}. Укажите КПП или код',
    en: 'Several companies have this INN: {key}. Give the KPP or the code',
  },
  payment_contract_missing: {
    ru: 'Нет договора с такими кодом и номером: {key}',
    en: 'There is no contract with this code and number: {key}',
  },
  payment_contract_ambiguous: {
    ru: 'Договоров с такими кодом и номером несколько: {key}',
    en: 'Several contracts have this code and number: {key}',
  },
  repeated_row_differs: {
    ru: '«{found}», а в строке {earlierRow} «{earlier}»',
    en: '“{found}”, but “{earlier}” in row {earlierRow}',
  },
  company_inn_changed: {
    ru: 'У компании с этим кодом ИНН {known}, а в файле {found}',
    en: 'The company with this code has INN {known}, the file says {found}',
  },
  company_external_id_changed: {
    ru: 'У компании с этим ИНН код {known}, а в файле {found}',
    en: 'The company with this INN has the code {known}, the file says {found}',
  },
  company_requisites_taken: {
    ru: 'ИНН {inn} с КПП {kpp} уже у компании «{company}»',
    en: 'INN {inn} with KPP {kpp} already belongs to “{company}”',
  },
  contract_found_twice: {
    ru: 'Это тот же договор, что и в строках {rows}: один найден по коду, другой по номеру',
    en: 'It is the same contract as in the rows {rows}: one is found by its code, the other by its number',
  },
  contract_number_taken: {
    ru: 'Номер {found} уже у другого договора {known}',
    en: 'The number {found} already belongs to another contract {known}',
  },
  contract_company_changed: {
    ru: 'Договор {found} принадлежит другой компании',
    en: 'The contract {found} belongs to another company',
  },
  schedule_empty: { ru: 'В графике нет платежей', en: 'The schedule has no payments' },
  vat_not_of_total: {
    ru: 'НДС {found}, а из суммы следует {expected}',
    en: 'VAT is {found}, the total gives {expected}',
  },
  net_not_of_total: {
    ru: 'Сумма без НДС {found}, а должна быть {expected}',
    en: 'Net is {found}, it should be {expected}',
  },
  payment_number_repeated: {
    ru: 'Номер {number} у платежей этого вида повторяется',
    en: 'The number {number} is repeated among payments of this kind',
  },
  payment_number_missing: {
    ru: 'Нет платежа № {number} (вид: {kind})',
    en: 'Payment No. {number} is missing (kind: {kind})',
  },
  payment_before_signing: {
    ru: 'Раньше даты договора {signedOn}',
    en: 'Before the contract was signed on {signedOn}',
  },
  payment_after_end: { ru: 'Позже окончания договора {endsOn}', en: 'After the contract ends on {endsOn}' },
  payments_not_of_total: {
    ru: 'Сумма договора {expected}, а платежей {found}',
    en: "The contract's total is {expected}, its payments make {found}",
  },
  vat_rate_of_date: {
    ru: 'Ставка НДС {rate} %, а на {dueOn} действует {expected} %. Таких строк: {lines}',
    en: 'VAT at {rate} %, but {expected} % applies on {dueOn}. Lines: {lines}',
  },
  payment_dates_disordered: {
    ru: 'Платёж {number} раньше платежа {before} ({beforeDueOn})',
    en: 'Payment {number} is before payment {before} ({beforeDueOn})',
  },
  payment_below_paid: {
    ru: 'Уже оплачено {paid}, сумма не может быть меньше',
    en: "{paid} is already paid, the total can't be less",
  },
  payment_removed_but_paid: {
    ru: 'Платёж № {number} (вид: {kind}) нельзя убрать: по нему оплачено {paid}',
    en: "Payment No. {number} (kind: {kind}) can't be removed: {paid} is paid for it",
  },
};

const fields: Record<string, Words> = {
  externalId: { ru: 'Код', en: 'External id' },
  clientType: { ru: 'Вид клиента', en: 'Client type' },
  name: { ru: 'Название', en: 'Name' },
  inn: { ru: 'ИНН', en: 'INN' },
  kpp: { ru: 'КПП', en: 'KPP' },
  ogrn: { ru: 'ОГРН', en: 'OGRN' },
  region: { ru: 'Регион', en: 'Region' },
  address: { ru: 'Адрес', en: 'Address' },
  number: { ru: 'Номер', en: 'Number' },
  status: { ru: 'Состояние', en: 'Status' },
  signedOn: { ru: 'Дата договора', en: 'Signed on' },
  startsOn: { ru: 'Начало', en: 'Starts on' },
  endsOn: { ru: 'Окончание', en: 'Ends on' },
  assetName: { ru: 'Предмет лизинга', en: 'Asset' },
  assetMake: { ru: 'Марка', en: 'Make' },
  assetModel: { ru: 'Модель', en: 'Model' },
  assetVin: { ru: 'VIN', en: 'VIN' },
  assetSerialNumber: { ru: 'Заводской номер', en: 'Serial number' },
  managerName: { ru: 'Менеджер', en: 'Manager' },
  managerPhone: { ru: 'Телефон менеджера', en: "Manager's phone" },
  managerEmail: { ru: 'E-mail менеджера', en: "Manager's e-mail" },
  dueDateRule: { ru: 'Перенос срока', en: 'Due date rule' },
  penaltyDailyRatePercent: { ru: 'Пени, % в день', en: 'Penalty, % a day' },
  reminderDays: { ru: 'Напоминать за, дней', en: 'Reminder, days before' },
  buyoutKopecks: { ru: 'Выкупная цена', en: 'Buyout price' },
};

const counts: Record<Exclude<Change['code'], 'company_field' | 'contract_field'>, Words> = {
  payments_added: { ru: 'Добавлено платежей: {count}', en: 'Payments added: {count}' },
  payments_removed: { ru: 'Убрано платежей: {count}', en: 'Payments removed: {count}' },
  payments_changed: { ru: 'Изменено платежей: {count}', en: 'Payments changed: {count}' },
};

/** What is wrong with a place of a portfolio and what would be right. */
export const problemWords = ({ code, params }: PortfolioProblem, locale: Locale): string =>
  fill(problems[code][locale], params);

/** One thing that an update changes. */
export function changeWords(change: Change, locale: Locale): string {
  if ('count' in change) return fill(counts[change.code][locale], { count: change.count });
  const field = fields[change.field]?.[locale] ?? change.field;
  return `${field}: ${change.before ?? '—'} → ${change.after ?? '—'}`;
}
