import type { BankStatementImport, StatementCounts, StatementOutcome } from '@element-cabinet/sdk';
import { countOf, formatMoney, nouns, say, statementOutcomes } from '@element-cabinet/sdk/format';
import { dictionary, locale } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    account: 'Счёт',
    accounts: 'Остатки по счетам',
    action: (receipts: string, sum: string) => `Провести ${receipts} на ${sum}`,
    back: 'Ко всем выпискам',
    balanced: 'сходятся',
    balances: 'Остатки и документы',
    closing: 'На конец',
    complete: 'есть конец файла',
    confirmText: (settled: string, waiting: string) =>
      `Закроются платежи на ${settled}.${waiting} Клиенты увидят это сразу. Отменить проведение здесь нельзя.`,
    cutOff: 'обрезан: конца файла нет',
    document: 'Документ',
    documents: 'Документы выписки',
    done: 'Поступления проведены.',
    emptyCutOffText: 'Файл обрывается раньше первого целого документа.',
    emptyDay: 'Документов в выписке нет',
    emptyDayText: 'Файл прочитан, но движений по счёту в нём не было.',
    emptyOutcome: 'Таких документов нет',
    encoding: 'Кодировка',
    fileState: 'Файл',
    format: 'Формат',
    fromLine: (line: number) => `строка ${line}`,
    incoming: 'Поступило',
    nothingNew: 'Нового ничего нет',
    nothingNewText: (documents: string) =>
      `Все поступления этой выписки уже проведены раньше. Документов в файле: ${documents}. Проводить нечего.`,
    nothingToPost: 'Проводить нечего',
    nothingToPostText: 'В выписке нет поступлений, которые можно провести.',
    notBalanced: 'не сходятся',
    notTold: 'в файле не указаны',
    number: (number: string) => `№ ${number}`,
    of: (day: string) => `от ${day}`,
    opening: 'На начало',
    outgoing: 'Списано',
    rest: 'останется неразнесённым',
    restDone: 'осталось неразнесённым',
    payee: 'Кому',
    payer: 'От кого и за что',
    posted: 'Проведено поступлений',
    preview: (file: string) => `Выписка ${file}`,
    settled: 'закроет платежи',
    settledDone: 'закрыло платежи',
    title: 'Банковские выписки',
    toPost: 'Будет проведено',
    upload: 'Новая выписка',
    uploadText:
      'Подойдёт kl_to_1c.txt из банк-клиента, до 40 МБ, в любой кодировке. Сначала покажем, что он изменит.',
    waiting: 'будет ждать решения',
    waitingDone: 'ждёт решения',
    waitingToo: (receipts: string) => ` Ждать решения останется: ${receipts}.`,
  },
  {
    account: 'Account',
    accounts: 'Balances of accounts',
    action: (receipts, sum) => `Post ${receipts} for ${sum}`,
    back: 'To all statements',
    balanced: 'agree',
    balances: 'Balances and documents',
    closing: 'Closing',
    complete: 'has its end',
    confirmText: (settled, waiting) =>
      `Payments for ${settled} will be settled.${waiting} The clients will see it at once. This cannot be undone here.`,
    cutOff: 'cut off: it has no end',
    document: 'Document',
    documents: 'Documents of the statement',
    done: 'The receipts are posted.',
    emptyCutOffText: 'The file breaks off before its first whole document.',
    emptyDay: 'The statement has no documents',
    emptyDayText: 'The file was read, but nothing moved on the account.',
    emptyOutcome: 'No such documents',
    encoding: 'Encoding',
    fileState: 'File',
    format: 'Format',
    fromLine: (line) => `line ${line}`,
    incoming: 'Money in',
    nothingNew: 'Nothing is new',
    nothingNewText: (documents) =>
      `All receipts of this statement were posted before. Documents in the file: ${documents}. There is nothing to post.`,
    nothingToPost: 'Nothing to post',
    nothingToPostText: 'The statement has no receipts that could be posted.',
    notBalanced: 'do not agree',
    notTold: 'not told by the file',
    number: (number) => `No. ${number}`,
    of: (day) => `of ${day}`,
    opening: 'Opening',
    outgoing: 'Money out',
    rest: 'stays unallocated',
    restDone: 'stays unallocated',
    payee: 'To',
    payer: 'From whom and what for',
    posted: 'Receipts posted',
    preview: (file) => `Statement ${file}`,
    settled: 'settles payments',
    settledDone: 'settled payments',
    title: 'Bank statements',
    toPost: 'Will be posted',
    upload: 'A new statement',
    uploadText:
      'The kl_to_1c.txt of a bank client, up to 40 MB, in any encoding. You will first see what it changes.',
    waiting: 'will wait for a decision',
    waitingDone: 'waits for a decision',
    waitingToo: (receipts) => ` Waiting for a decision: ${receipts}.`,
  },
);

/** As people call them. */
export const encodings: Record<BankStatementImport['encoding'], string> = {
  'utf-8': 'UTF-8',
  'windows-1251': 'Windows-1251',
  ibm866: 'DOS (CP866)',
};

/** What stays when a row was done, by outcome; the words before it come from the SDK. */
const doneWords = dictionary(
  { settle: 'закрыл платежи', wait: 'ждёт решения', refuse: 'не проведён' },
  { settle: 'settled payments', wait: 'waits for a decision', refuse: 'not posted' },
);

/** What becomes of a row, or became. */
export function outcomeWords(outcome: StatementOutcome, done: boolean): string {
  const known: Partial<Record<StatementOutcome, string>> = doneWords();
  return (done && known[outcome]) || say(statementOutcomes, outcome, locale.value);
}

export const outcomes: readonly StatementOutcome[] = [
  'settle',
  'wait',
  'overpayment',
  'duplicate',
  'outgoing',
  'internal',
  'refuse',
];

/** How many receipts are posted by it. */
export const postingOf = ({ settle, wait, overpayment }: StatementCounts) => settle + wait + overpayment;

/** `12 поступлений на 1 254 300,50 ₽` */
export function summaryOf(counts: StatementCounts, state: BankStatementImport['state']): string {
  const posting = postingOf(counts);
  if (posting === 0)
    return state === 'previewed' && counts.duplicate > 0 ? words().nothingNew : words().nothingToPost;
  const receipts = countOf(posting, nouns.receipt, locale.value);
  return `${receipts}, ${formatMoney(counts.posting, locale.value)}`;
}
