// What is owed, and the payments of the next 30 days as a table for an ERP or Excel.
import { writeFile } from 'node:fs/promises';
import { ApiError, addMoney, Cabinet } from '@element-cabinet/sdk';
import { addDays, formatMoney, paymentTitle } from '@element-cabinet/sdk/format';

const { CABINET_URL = 'http://localhost:8080', CABINET_KEY, CSV = 'upcoming-payments.csv' } = process.env;
const cabinet = new Cabinet({ baseUrl: CABINET_URL, key: CABINET_KEY, locale: 'ru' });
const say = (line) => process.stdout.write(`${line}\n`);

/** A field of a CSV that Russian Excel opens by itself: semicolons, a decimal comma, and no cell read as a formula. */
const field = (value) =>
  `"${String(value)
    .replaceAll('"', '""')
    .replace(/^[=+@-]/, "'$&")}"`;
const sum = (money) => money.amount.replace('.', ',');

try {
  const rows = [
    ['Компания', 'ИНН', 'Договор', 'Предмет', 'Платёж', 'Срок', 'К оплате', 'НДС всего платежа', 'id'],
  ];
  for await (const company of cabinet.companies.listMyCompanies()) {
    const companyId = company.id;
    const debt = await cabinet.payments.getDebtSummary({ companyId });
    say(`${company.name}, ИНН ${company.inn}, на ${debt.asOf}`);
    say(`  просрочено:           ${formatMoney(debt.overdue.amount, 'ru')}`);
    say(`  в ближайшие 30 дней:  ${formatMoney(debt.dueWithin30Days.amount, 'ru')}`);

    const owed = [];
    // Overdue ones come too: the list begins with the oldest that is not paid.
    for await (const payment of cabinet.payments.list({ companyId, dueTo: addDays(debt.asOf, 30) })) {
      const { contract, outstanding } = payment;
      const words = [
        company.name,
        company.inn,
        contract.number,
        contract.assetName,
        paymentTitle(payment, 'ru'),
      ];
      rows.push([...words, payment.dueOn, sum(outstanding), sum(payment.vat), payment.id]);
      owed.push(outstanding);
    }
    say(`  всего в файле:        ${formatMoney(addMoney(...owed), 'ru')}`);
  }
  await writeFile(CSV, `\uFEFF${rows.map((row) => row.map(field).join(';')).join('\r\n')}\r\n`);
  say(`Записано строк: ${rows.length - 1}, ${CSV}`);
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  process.stderr.write(`${error.message} (${error.code}, запрос ${error.requestId})\n`);
  process.exitCode = 1;
}
