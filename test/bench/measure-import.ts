import { randomUUID } from 'node:crypto';
import { OWN } from '../support/statements.ts';
import { peakOf, startChild } from './child.ts';
import { contractsOfCompany, operatorToken } from './data.ts';
import { say, seconds } from './say.ts';

const documents = 50_000;
const contracts = 20_000;

/** A statement of 50,000 receipts, each of a contract: seconds to its preview and to its posting, and the most memory. */
export async function measureImport(databaseUrl: string): Promise<void> {
  const product = await startChild('product.ts', databaseUrl);
  const origin = `http://127.0.0.1:${product.port}`;
  const post = async (path: string, body: FormData | null) => {
    const headers = { cookie: `cabinet_session=${operatorToken}`, origin, 'idempotency-key': randomUUID() };
    const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { id: string; counts: Record<string, number> };
  };
  try {
    const form = new FormData();
    form.set('file', new Blob([statement()]), 'statement.txt');
    const before = await peakOf(product);
    const began = performance.now();
    const { id } = await post('/v1/operator/bank-statement-imports', form);
    const previewed = seconds(began);
    const again = performance.now();
    const { counts } = await post(`/v1/operator/bank-statement-imports/${id}/confirmation`, null);
    const told = Object.entries(counts).filter(([, count]) => count > 0);
    say(
      `statement of ${documents} documents into a million payments: preview ${previewed} s, posting ${seconds(again)} s; the server's memory ${before} MB before, ${await peakOf(product)} MB at its most (${told.map(([name, count]) => `${name} ${count}`).join(', ')})`,
    );
  } finally {
    product.process.kill();
  }
}

/** Every document pays one payment of one contract, by its number. */
function statement(): string {
  const lines = ['1CClientBankExchange', 'ВерсияФормата=1.03', 'Кодировка=UTF-8', `РасчСчет=${OWN}`];
  for (let n = 1; n <= documents; n++) {
    const contract = (n % contracts) + 1;
    const company = Math.floor((contract - 1) / contractsOfCompany) + 1;
    lines.push(
      'СекцияДокумент=Платежное поручение',
      `Номер=${n}`,
      'Дата=22.11.2026',
      'Сумма=122000.00',
      'ПлательщикСчет=40702810100000000777',
      `ПлательщикИНН=${7_700_000_000 + company}`,
      `Плательщик1=ООО «Компания ${company}»`,
      `ПолучательСчет=${OWN}`,
      'ДатаПоступило=23.11.2026',
      `НазначениеПлатежа=Оплата по договору лизинга № ДЛ-${contract}, в т.ч. НДС 22 % 22000.00`,
      'КонецДокумента',
    );
  }
  return [...lines, 'КонецФайла', ''].join('\r\n');
}
