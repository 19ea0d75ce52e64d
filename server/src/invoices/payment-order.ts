import type { CivilDate } from '../platform/civil-date.ts';
import { formatKopecks } from '../platform/money.ts';
import { asWindows1251, encodeWindows1251 } from '../platform/windows-1251.ts';
import { printedDay } from '../platform/words-ru.ts';
import type { InvoicePaper } from './paper.ts';

/** The day and the time in the lessor's time zone. */
export interface OrderMoment {
  readonly day: CivilDate;
  /** `hh:mm:ss`. */
  readonly time: string;
}

/**
 * A payment order for the payer's 1C or client-bank, `1c_to_kl.txt`: windows-1251, CRLF. The payer's account is not
 * known here, so those fields are empty and its program puts the account in. The order bears the day when the file is
 * made, since banks take no old ones.
 */
export function makePaymentOrder(paper: InvoicePaper, { day, time }: OrderMoment): Buffer {
  const { seller, buyer } = paper;
  const [bankName, ...bankTown] = seller.bank.name.split(/,\s*(?=г\. ?|город )/);
  const lines: [string, string][] = [
    ['ВерсияФормата', '1.03'],
    ['Кодировка', 'Windows'],
    ['Отправитель', seller.name],
    ['Получатель', ''],
    ['ДатаСоздания', printedDay(day)],
    ['ВремяСоздания', time],
    ['ДатаНачала', printedDay(day)],
    ['ДатаКонца', printedDay(day)],
    ['РасчСчет', ''],
    ['Документ', 'Платежное поручение'],
    ['СекцияДокумент', 'Платежное поручение'],
    ['Номер', String(paper.sequence)],
    ['Дата', printedDay(day)],
    ['Сумма', formatKopecks(paper.totalKopecks)],
    ['ПлательщикСчет', ''],
    ['Плательщик', `ИНН ${buyer.inn} ${buyer.name}`],
    ['ПлательщикИНН', buyer.inn],
    ['ПлательщикКПП', buyer.kpp ?? ''],
    ['Плательщик1', buyer.name],
    ['ПлательщикРасчСчет', ''],
    ['ПлательщикБанк1', ''],
    ['ПлательщикБанк2', ''],
    ['ПлательщикБИК', ''],
    ['ПлательщикКорсчет', ''],
    ['ПолучательСчет', seller.bank.account],
    ['Получатель', `ИНН ${seller.inn} ${seller.name}`],
    ['ПолучательИНН', seller.inn],
    ['ПолучательКПП', seller.kpp ?? ''],
    ['Получатель1', seller.name],
    ['ПолучательРасчСчет', seller.bank.account],
    ['ПолучательБанк1', bankName ?? ''],
    ['ПолучательБанк2', bankTown.join(', ')],
    ['ПолучательБИК', seller.bank.bik],
    ['ПолучательКорсчет', seller.bank.correspondentAccount],
    ['ВидПлатежа', ''],
    ['ВидОплаты', '01'],
    ['Очередность', '5'],
    ['НазначениеПлатежа', paper.purpose],
    ['НазначениеПлатежа1', paper.purpose],
  ];
  const text = [
    '1CClientBankExchange',
    ...lines.map(([key, value]) => `${key}=${asWindows1251(value)}`),
    'КонецДокумента',
    'КонецФайла',
    '',
  ].join('\r\n');
  const bytes = encodeWindows1251(text);
  if (bytes === null)
    throw new Error('a text gone over by asWindows1251 has a character beyond the encoding');
  return bytes;
}
