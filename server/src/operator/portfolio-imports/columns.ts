/** What a portfolio says, field by field: the heading in files, other headings that are understood, what to write. */
type Column = { heading: string; aliases?: readonly string[]; explanation: string };

export const COLUMNS = {
  companyExternalId: {
    heading: 'Код компании',
    explanation: 'Номер компании в вашей учётной системе. По нему повторная загрузка узнаёт компанию',
  },
  clientType: { heading: 'Вид клиента', explanation: 'ЮЛ, ИП или ФЛ' },
  companyName: {
    heading: 'Название компании',
    aliases: ['Наименование', 'Наименование компании', 'Лизингополучатель'],
    explanation: 'Как в договоре: ООО «Образец»',
  },
  inn: { heading: 'ИНН', explanation: '10 цифр у юридического лица, 12 у ИП и физического лица' },
  kpp: { heading: 'КПП', explanation: 'Только у юридических лиц' },
  ogrn: { heading: 'ОГРН', aliases: ['ОГРНИП'], explanation: 'ОГРН или ОГРНИП' },
  region: { heading: 'Регион', explanation: 'До 100 знаков' },
  address: { heading: 'Адрес', explanation: 'До 300 знаков' },

  contractExternalId: {
    heading: 'Код договора',
    explanation: 'Номер договора в вашей учётной системе. По нему повторная загрузка узнаёт договор',
  },
  contractNumber: {
    heading: 'Номер договора',
    aliases: ['Договор', '№ договора'],
    explanation: 'Двух договоров с одним номером не бывает',
  },
  signedOn: {
    heading: 'Дата договора',
    aliases: ['Дата подписания'],
    explanation: 'Дата: 17.10.2025 или 2025-10-17',
  },
  startsOn: { heading: 'Начало', aliases: ['Дата начала'], explanation: 'Не раньше даты договора' },
  endsOn: {
    heading: 'Окончание',
    aliases: ['Дата окончания'],
    explanation: 'Авансы и лизинговые платежи — не позже этой даты',
  },
  status: {
    heading: 'Состояние',
    aliases: ['Статус'],
    explanation: 'Действует, Завершён или Расторгнут. Без указания новый договор действует',
  },
  assetName: {
    heading: 'Предмет лизинга',
    explanation: 'Как его называют: КАМАЗ 5490',
  },
  assetMake: { heading: 'Марка', explanation: 'До 100 знаков' },
  assetModel: { heading: 'Модель', explanation: 'До 100 знаков' },
  vin: { heading: 'VIN', explanation: 'До 30 знаков' },
  serialNumber: { heading: 'Заводской номер', aliases: ['Серийный номер'], explanation: 'До 60 знаков' },
  managerName: { heading: 'Менеджер', explanation: 'Кто ведёт договор' },
  managerPhone: { heading: 'Телефон менеджера', explanation: 'До 40 знаков' },
  managerEmail: { heading: 'E-mail менеджера', aliases: ['Почта менеджера'], explanation: 'Адрес почты' },
  dueDateRule: {
    heading: 'Перенос срока',
    explanation:
      'Куда переходит срок с нерабочего дня: Вперёд, Назад или Нет. Без указания вперёд (ст. 193 ГК)',
  },
  penaltyDailyRatePercent: {
    heading: 'Пени, % в день',
    explanation: 'Например 0,1. Без указания 0,1',
  },
  reminderDays: {
    heading: 'Напоминать за, дней',
    explanation: 'За сколько дней до срока платёж считается скорым, 0–60. Без указания 3',
  },
  buyoutPrice: { heading: 'Выкупная цена', explanation: 'В рублях' },
  contractTotal: {
    heading: 'Сумма договора',
    explanation: 'Для проверки: сумма всех платежей графика, кроме пеней',
  },
  scheduleReason: {
    heading: 'Основание графика',
    explanation: 'Почему график таков: «Доп. соглашение № 2». Видно у новой версии графика',
  },

  paymentNumber: {
    heading: 'Номер платежа',
    aliases: ['№ платежа'],
    explanation: 'Среди платежей своего вида: 1, 2, 3… без пропусков',
  },
  kind: { heading: 'Вид платежа', explanation: 'Аванс, Лизинговый, Выкупной, Пени или Комиссия' },
  nominalDueOn: {
    heading: 'Дата платежа',
    aliases: ['Срок платежа'],
    explanation: 'Дата по договору; перенос с нерабочего дня сервер сделает сам',
  },
  total: {
    heading: 'Сумма платежа',
    aliases: ['Сумма', 'Сумма с НДС'],
    explanation: 'В рублях с НДС, не больше двух знаков после запятой',
  },
  vatRatePercent: {
    heading: 'Ставка НДС',
    aliases: ['Ставка НДС, %'],
    explanation: '0, 5, 7, 10, 18, 20 или 22',
  },
  vat: {
    heading: 'Сумма НДС',
    aliases: ['НДС'],
    explanation: 'Для проверки: сумма × ставка / (100 + ставка), половина копейки вверх',
  },
  net: { heading: 'Сумма без НДС', aliases: ['Без НДС'], explanation: 'Для проверки: сумма минус НДС' },
} as const satisfies Record<string, Column>;

export type Field = keyof typeof COLUMNS;

type Sheet = {
  heading: string;
  aliases: readonly string[];
  fields: readonly Field[];
  required: readonly Field[];
};

/** The three sheets. Each names its parent by that one's own columns; a flat CSV has the columns of all three. */
export const SHEETS = {
  companies: {
    heading: 'Компании',
    aliases: ['Companies'],
    fields: ['companyExternalId', 'clientType', 'companyName', 'inn', 'kpp', 'ogrn', 'region', 'address'],
    required: ['clientType', 'companyName', 'inn'],
  },
  contracts: {
    heading: 'Договоры',
    aliases: ['Contracts'],
    fields: [
      ...(['companyExternalId', 'inn', 'kpp', 'contractExternalId', 'contractNumber', 'signedOn'] as const),
      ...(['startsOn', 'endsOn', 'status', 'assetName', 'assetMake', 'assetModel', 'vin'] as const),
      ...(['serialNumber', 'managerName', 'managerPhone', 'managerEmail', 'dueDateRule'] as const),
      ...(['penaltyDailyRatePercent', 'reminderDays', 'buyoutPrice', 'contractTotal'] as const),
      'scheduleReason',
    ],
    required: ['contractNumber', 'signedOn', 'assetName'],
  },
  payments: {
    heading: 'График',
    aliases: ['Schedule', 'График платежей'],
    fields: [
      ...(['contractExternalId', 'contractNumber', 'paymentNumber', 'kind', 'nominalDueOn'] as const),
      ...(['total', 'vatRatePercent', 'vat', 'net'] as const),
    ],
    required: ['paymentNumber', 'kind', 'nominalDueOn', 'total', 'vatRatePercent'],
  },
} as const satisfies Record<string, Sheet>;

export type SheetName = keyof typeof SHEETS;

/** By which columns a row names its parent. */
export const COMPANY_KEYS = ['companyExternalId', 'inn', 'kpp'] as const satisfies readonly Field[];
export const CONTRACT_KEYS = ['contractExternalId', 'contractNumber'] as const satisfies readonly Field[];

/** Letters and digits alone: case, spaces, underscores and dots don't matter in headings and words. */
export const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}№%]/gu, '');

/** Headings in Russian, or the name of the field in English in any spelling: `Contract number`, `contract_number`. */
const FIELD_BY_HEADING = new Map(
  Object.entries(COLUMNS).flatMap(([field, column]: [string, Column]) =>
    [field, column.heading, ...(column.aliases ?? [])].map((heading) => [bare(heading), field as Field]),
  ),
);

export const fieldOf = (heading: string): Field | undefined => FIELD_BY_HEADING.get(bare(heading));
