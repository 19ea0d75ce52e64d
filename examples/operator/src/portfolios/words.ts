import type { PortfolioCounts, PortfolioImport, PortfolioOutcome } from '@element-cabinet/sdk';
import { countOf, nouns, portfolioOutcomes, say } from '@element-cabinet/sdk/format';
import { dictionary, locale } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    actionBoth: (create: string, update: string) => `Создать ${create} и изменить ${update}`,
    actionCreate: (create: string) => `Создать ${create}`,
    actionUpdate: (update: string) => `Изменить ${update}`,
    back: 'Ко всем портфелям',
    column: (column: string) => `столбец «${column}»`,
    confirmText: (companies: string, refused: string) =>
      `${companies}${refused}Каждый договор загружается целиком или не загружается вовсе. Отменить загрузку здесь нельзя.`,
    contracts: 'Договоры портфеля',
    csv: 'Шаблон CSV',
    created: 'создано',
    create: 'будет создано',
    done: 'Портфель загружен.',
    downloadFailed: 'Шаблон не скачался, попробуйте ещё раз.',
    emptyOutcome: 'Таких договоров нет',
    externalId: (code: string) => `код ${code}`,
    newCompanies: 'новых компаний',
    newCompaniesText: (companies: string) => `Новых компаний: ${companies}. `,
    newCompany: 'новая',
    nothing: 'Загружать нечего',
    nothingNew: 'Нового ничего нет',
    nothingNewText: (contracts: string) =>
      `Все договоры файла (${contracts}) уже есть и совпадают. Загружать нечего.`,
    nothingText: 'Исправьте места, названные ниже, и загрузите файл снова: ничего не изменилось.',
    payments: 'строк графиков',
    preview: (file: string) => `Портфель ${file}`,
    refused: 'отклонено',
    refusedText: (contracts: string) => `Отклонённые не загрузятся: ${contracts}. `,
    row: (row: number) => `строка ${row}`,
    schedule: 'График',
    sheet: (sheet: string) => `лист «${sheet}»`,
    title: 'Портфели',
    toDo: 'Будет загружено',
    unchanged: 'без изменений',
    update: 'будет изменено',
    updated: 'изменено',
    upload: 'Новый портфель',
    uploadText:
      'Компании, договоры и графики по шаблону, XLSX или CSV, до 20 МБ. Сначала покажем, что он изменит.',
    uploaded: 'Загружено',
    whoAndWhat: 'Договор и компания',
    xlsx: 'Шаблон XLSX',
  },
  {
    actionBoth: (create, update) => `Create ${create} and change ${update}`,
    actionCreate: (create) => `Create ${create}`,
    actionUpdate: (update) => `Change ${update}`,
    back: 'To all portfolios',
    column: (column) => `column “${column}”`,
    confirmText: (companies, refused) =>
      `${companies}${refused}Each contract is imported whole or not at all. This cannot be undone here.`,
    contracts: 'Contracts of the portfolio',
    csv: 'CSV template',
    created: 'created',
    create: 'will be created',
    done: 'The portfolio is imported.',
    downloadFailed: 'The template did not download, try again.',
    emptyOutcome: 'No such contracts',
    externalId: (code) => `code ${code}`,
    newCompanies: 'new companies',
    newCompaniesText: (companies) => `New companies: ${companies}. `,
    newCompany: 'new',
    nothing: 'Nothing to import',
    nothingNew: 'Nothing is new',
    nothingNewText: (contracts) =>
      `All contracts of the file (${contracts}) are there already and agree. There is nothing to import.`,
    nothingText: 'Correct the places named below and send the file again: nothing has changed.',
    payments: 'schedule lines',
    preview: (file) => `Portfolio ${file}`,
    refused: 'refused',
    refusedText: (contracts) => `Refused ones stay out: ${contracts}. `,
    row: (row) => `row ${row}`,
    schedule: 'Schedule',
    sheet: (sheet) => `sheet “${sheet}”`,
    title: 'Portfolios',
    toDo: 'Will be imported',
    unchanged: 'unchanged',
    update: 'will be changed',
    updated: 'changed',
    upload: 'A new portfolio',
    uploadText:
      'Companies, contracts and schedules by the template, XLSX or CSV, up to 20 MB. You will first see what it changes.',
    uploaded: 'Imported',
    whoAndWhat: 'Contract and company',
    xlsx: 'XLSX template',
  },
);

/** A row's outcome once it is done; the words before it come from the SDK. */
const doneWords = dictionary(
  { create: 'создан', update: 'изменён' },
  { create: 'created', update: 'changed' },
);

/** What becomes of a row, or became. */
export function outcomeWords(outcome: PortfolioOutcome, done: boolean): string {
  const known: Partial<Record<PortfolioOutcome, string>> = doneWords();
  return (done && known[outcome]) || say(portfolioOutcomes, outcome, locale.value);
}

export const outcomes: readonly PortfolioOutcome[] = ['create', 'update', 'unchanged', 'refuse'];

export const contractsOf = (count: number): string => countOf(count, nouns.contract, locale.value);

/** `3 договора: создано 2, отклонено 1` */
export function summaryOf(counts: PortfolioCounts, state: PortfolioImport['state']): string {
  const done = state === 'confirmed';
  const parts: [label: string, count: number][] = [
    [done ? words().created : words().create, counts.create],
    [done ? words().updated : words().update, counts.update],
    [words().unchanged, counts.unchanged],
    [words().refused, counts.refuse],
  ];
  const told = parts.filter(([, count]) => count > 0).map(([label, count]) => `${label} ${count}`);
  return [contractsOf(counts.contracts), told.join(', ')].filter(Boolean).join(': ');
}
