import type { ContractCreation, ProblemError, ScheduleTerms } from '@element-cabinet/sdk';

export const methods = ['annuity', 'decreasing', 'seasonal', 'markup', 'components'] as const;
export type Method = (typeof methods)[number];

/** What is typed, by the field's name. */
export type Typed = Readonly<Record<string, string>>;

/** Which fields a method has, in the order of the form. */
export const fieldsOf: Record<Method, readonly string[]> = {
  annuity: rated(),
  decreasing: rated(),
  seasonal: [...rated(), 'weights'],
  markup: ['price', 'annualMarkupPercent', 'payments', 'periodMonths', ...common()],
  components: [
    ...['cost', 'years', 'loanRatePercent', 'feeRatePercent', 'amortisationPercent', 'services'],
    ...['periodMonths', 'spread', ...common()],
  ],
};

function rated(): string[] {
  return ['price', 'annualRatePercent', 'payments', 'periodMonths', 'timing', ...common()];
}

function common(): string[] {
  return ['firstDueOn', 'advance', 'advanceDueOn', 'setOffPayments', 'buyout', 'vatRatePercent', 'vatChange'];
}

/** Fields that may stay empty. */
export const optionalFields: ReadonlySet<string> = new Set([
  ...[
    'advance',
    'advanceDueOn',
    'setOffPayments',
    'buyout',
    'amortisationPercent',
    'services',
    'vatRatePercent',
  ],
  ...['startsOn', 'endsOn', 'make', 'model', 'vin', 'serialNumber', 'externalId'],
]);

export const moneyFields: ReadonlySet<string> = new Set(['price', 'cost', 'services', 'advance', 'buyout']);
const percentFields: ReadonlySet<string> = new Set([
  ...['annualRatePercent', 'annualMarkupPercent', 'loanRatePercent', 'feeRatePercent', 'amortisationPercent'],
]);
const countFields: ReadonlySet<string> = new Set(['payments', 'years', 'setOffPayments']);
const dateFields: ReadonlySet<string> = new Set([
  ...['firstDueOn', 'advanceDueOn', 'signedOn', 'startsOn', 'endsOn', 'effectiveOn'],
]);

export type Wrong = 'required' | 'money' | 'percent' | 'count';

const amountOf = (text: string): string | null => {
  const [, rubles, kopecks = ''] =
    /^(-?\d{1,15})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0]/g, '')) ?? [];
  return rubles === undefined ? null : `${rubles}.${kopecks.padEnd(2, '0')}`;
};
const percentOf = (text: string) => text.replace(/\s/g, '').replace(',', '.');

/** What is wrong with a field before the server is asked. */
export function wrongOf(name: string, text: string): Wrong | null {
  if (text.trim() === '') return optionalFields.has(name) ? null : 'required';
  if (moneyFields.has(name)) return amountOf(text) === null ? 'money' : null;
  if (percentFields.has(name)) return /^\d{1,3}(\.\d{1,4})?$/.test(percentOf(text)) ? null : 'percent';
  if (countFields.has(name)) return /^\d{1,3}$/.test(text.trim()) ? null : 'count';
  return null;
}

/** The terms that are typed; only of fields that have no fault. */
export function termsOf(method: Method, typed: Typed): ScheduleTerms {
  const given = Object.fromEntries(
    fieldsOf[method].flatMap((name) => {
      const text = (typed[name] ?? '').trim();
      return text === '' || name.startsWith('advance') || name === 'setOffPayments'
        ? []
        : [[name, asValue(name, text)]];
    }),
  );
  const { advance = '', advanceDueOn = '', setOffPayments = '' } = typed;
  if (advance.trim() !== '')
    given.advance = {
      amount: asValue('advance', advance),
      dueOn: advanceDueOn,
      ...(setOffPayments.trim() === '' ? {} : { setOffPayments: Number(setOffPayments) }),
    };
  return { method, ...given } as ScheduleTerms;
}

function asValue(name: string, text: string): unknown {
  if (moneyFields.has(name)) return { amount: amountOf(text) ?? '0.00', currency: 'RUB' };
  if (percentFields.has(name)) return percentOf(text);
  if (name === 'weights') return text.split(',').map(Number);
  if (countFields.has(name) || name === 'periodMonths' || name === 'vatRatePercent') return Number(text);
  return text;
}

export const isDate = (name: string) => dateFields.has(name);

/** The contract's own facts, in the order of the form. */
export const contractFields = ['number', 'signedOn', 'startsOn', 'endsOn'] as const;
export const assetFields = ['name', 'make', 'model', 'vin', 'serialNumber'] as const;

export function contractOf(companyId: string, method: Method, typed: Typed): ContractCreation {
  const filled = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (typed[name]?.trim() ? [[name, typed[name]?.trim()]] : [])));
  return {
    companyId,
    ...filled([...contractFields, 'dueDateRule']),
    asset: filled(assetFields),
    ...(typed.draft === 'true' ? { draft: true } : {}),
    terms: termsOf(method, typed),
  } as ContractCreation;
}

const pointers: Record<string, string> = {
  advance: '/terms/advance/amount',
  advanceDueOn: '/terms/advance/dueOn',
  setOffPayments: '/terms/advance/setOffPayments',
};

/** The place of a field in the request. */
export function pointerOf(name: string): string {
  if ((assetFields as readonly string[]).includes(name)) return `/asset/${name}`;
  if (['number', 'signedOn', 'startsOn', 'endsOn', 'effectiveOn', 'reason'].includes(name)) return `/${name}`;
  return pointers[name] ?? `/terms/${name}`;
}

/** What the server says of a field. */
export const messageOf = (errors: readonly ProblemError[], name: string): string | undefined =>
  errors.find(({ pointer }) => pointer === pointerOf(name) || pointer.startsWith(`${pointerOf(name)}/`))
    ?.message;
