import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { formatKopecks } from '../../server/src/platform/money.ts';
import { balanceBooks, bank, paidOf } from '../support/bank.ts';
import { moveTo } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';
import { encode, file, header, OWN } from '../support/statements.ts';

const server = await startTestServer({ seed: false });
const { admin } = server;
const { imports, client, statement } = await bank(server);
const { preview, rows, confirm, carryOut } = imports;
moveTo(server.clock, '2026-02-20');
afterEach(() => balanceBooks(admin));

const outcomes = async (bytes: Uint8Array) => (await carryOut(bytes)).rows.map(({ outcome }) => outcome);
type Client = Awaited<ReturnType<typeof client>>;
const paid = async (of: Client) => (await Promise.all(of.contracts.map((one) => paidOf(admin, one)))).flat();
const receiptsOf = ({ company }: Client) =>
  admin
    .selectFrom('receipts')
    .select(['number', 'amount_kopecks', 'allocated_kopecks'])
    .where('company_id', '=', company)
    .orderBy('number')
    .orderBy('amount_kopecks')
    .execute();
/** What is owed less what came and is not posted: the company's balance. */
async function balance(of: Client): Promise<bigint> {
  const debts = await admin.selectFrom('payments').selectAll().where('company_id', '=', of.company).execute();
  const money = await receiptsOf(of);
  return (
    debts.reduce((sum, one) => sum + one.total_kopecks - one.paid_kopecks, 0n) -
    money.reduce((sum, one) => sum + one.amount_kopecks - one.allocated_kopecks, 0n)
  );
}

describe('a statement that comes again', () => {
  it('posts nothing, in another encoding neither', async () => {
    const of = await client(['1000.00']);
    const text = file(header(OWN), of.pays('400.00', 'Лизинг'), of.pays('100.00', 'Лизинг')).join('\r\n');
    expect(await outcomes(encode(text, 'windows-1251'))).toEqual(['settle', 'settle']);
    for (const encoding of ['windows-1251', 'utf-8', 'ibm866'] as const)
      expect(await outcomes(encode(text, encoding))).toEqual(['duplicate', 'duplicate']);
    expect(await paid(of)).toEqual(['lease 1: 500.00 of 1000.00']);
    expect(await receiptsOf(of)).toHaveLength(2);
  });

  it('with twins in it posts both, and both but once', async () => {
    const of = await client(['1000.00']);
    const twin = of.pays('100.00', 'Лизинг');
    expect(await outcomes(statement(twin, twin))).toEqual(['settle', 'settle']);
    expect(await outcomes(statement(twin, twin))).toEqual(['duplicate', 'duplicate']);
    expect(await outcomes(statement(twin))).toEqual(['duplicate']);
    expect(await outcomes(statement(twin, twin, twin))).toEqual(['duplicate', 'duplicate', 'settle']);
    expect(await paid(of)).toEqual(['lease 1: 300.00 of 1000.00']);
  });

  it('overlapping another posts the rest of it', async () => {
    const of = await client(['1000.00']);
    const [a, b, c] = ['1.00', '10.00', '100.00'].map((sum) => of.pays(sum, 'Лизинг'));
    if (!a || !b || !c) throw new Error('made above');
    expect(await outcomes(statement(a, b))).toEqual(['settle', 'settle']);
    expect(await outcomes(statement(b, c))).toEqual(['duplicate', 'settle']);
    expect(await outcomes(statement(c, a, b))).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(await paid(of)).toEqual(['lease 1: 111.00 of 1000.00']);
  });

  it('after it came cut off posts what was cut', async () => {
    const of = await client(['1000.00']);
    const [a, b] = [of.pays('1.00', 'Лизинг'), of.pays('10.00', 'Лизинг')];
    const whole = statement(a, b);
    const cut = whole.subarray(0, whole.length - 60);
    const seen = await preview(cut);
    expect(seen).toMatchObject({ complete: false, counts: { settle: 1, refuse: 1 } });
    expect(seen.warnings.map(({ code }) => code)).toContain('document_incomplete');
    const { rows: posted } = await carryOut(cut);
    expect(posted.map(({ outcome, reason, receiptId }) => [outcome, reason, receiptId !== null])).toEqual([
      ['settle', null, true],
      ['refuse', 'document_incomplete', false],
    ]);
    expect(posted[1]?.warnings.map(({ code }) => code)).toContain('document_incomplete');
    expect(await paid(of)).toEqual(['lease 1: 1.00 of 1000.00']);
    expect(await outcomes(whole)).toEqual(['duplicate', 'settle']);
    expect(await paid(of)).toEqual(['lease 1: 11.00 of 1000.00']);
  });
});

describe('confirmations at once', () => {
  it('of one import are one', async () => {
    const of = await client(['1000.00']);
    const { id } = await preview(statement(of.pays('100.00', 'Лизинг')));
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => confirm(id)));
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason.message] : []));
    expect(refused).toEqual(Array.from({ length: 7 }, () => '409 import_already_confirmed'));
    expect(await paid(of)).toEqual(['lease 1: 100.00 of 1000.00']);
  });

  it('of one file read several times post it once', async () => {
    const of = await client(['1000.00', '1000.00']);
    const bytes = statement(of.pays('100.00', 'Лизинг'), of.pays('1500.00', 'Лизинг'));
    const previews = await Promise.all(Array.from({ length: 5 }, () => preview(bytes)));
    const made = await Promise.all(previews.map(({ id }) => confirm(id)));
    expect(made.map(({ counts }) => [counts.settle, counts.duplicate]).sort()).toEqual([
      ...Array.from({ length: 4 }, () => [0, 2]),
      [2, 0],
    ]);
    expect(await paid(of)).toEqual(['lease 1: 1000.00 of 1000.00', 'lease 2: 600.00 of 1000.00']);
  });

  it('of several files of one client never pay more than there is', async () => {
    const of = await client(['1000.00', '500.00']);
    const files = Array.from({ length: 6 }, () => statement(of.pays('400.00', 'Лизинг')));
    const previews = await Promise.all(files.map((bytes) => preview(bytes)));
    await Promise.all(previews.map(({ id }) => confirm(id)));
    expect(await paid(of)).toEqual(['lease 1: 1000.00 of 1000.00', 'lease 2: 500.00 of 500.00']);
    expect(await balance(of)).toBe(150_000n - 240_000n);
  });
});

describe('whatever comes in whatever order', () => {
  const roubles = (amount: number) => formatKopecks(BigInt(amount));
  const sums = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 4 });
  const money = fc.record({
    sum: fc.integer({ min: 1, max: 300_000 }),
    says: fc.constantFrom('nothing', 'contract', 'payment', 'stranger'),
    which: fc.integer({ min: 0, max: 3 }),
    day: fc.constantFrom('05.01.2026', '20.02.2026', '18.04.2026'),
  });
  const cases = fc.record({
    debts: fc.array(sums, { minLength: 1, maxLength: 2 }),
    files: fc.tuple(fc.array(money, { maxLength: 4 }), fc.array(money, { minLength: 1, maxLength: 4 })),
  });
  type Money = { sum: number; says: string; which: number; day: string };

  /** The same client anew, with the documents of two files that are only its own. */
  async function world(debts: number[][], files: Money[][]) {
    const of = await client(...debts.map((debt) => debt.map(roubles)));
    const purposes: Record<string, (which: number) => string> = {
      nothing: () => 'Лизинг',
      contract: (which) => `По договору № ${of.contracts[which % of.contracts.length]?.number}`,
      payment: (which) =>
        `По договору № ${of.contracts[which % of.contracts.length]?.number}, платёж № ${which + 1}`,
      stranger: () => 'По договору № ХХ-999/77',
    };
    const made = files.map((some) =>
      statement(
        ...some.map(({ sum, says, which, day }) =>
          of.pays(roubles(sum), purposes[says]?.(which) ?? '', { ДатаПоступило: day }),
        ),
      ),
    );
    return { of, made };
  }
  const state = async (of: Client) => ({ paid: await paid(of), receipts: await receiptsOf(of) });

  it('twice is once, no kopeck is lost, and the balance is the same', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ debts, files }) => {
        const [one, other] = [await world(debts, files), await world(debts, files)];
        for (const bytes of one.made) await carryOut(bytes);
        for (const bytes of other.made.toReversed()) await carryOut(bytes);
        await balanceBooks(admin);
        const owed = debts.flat().reduce((sum, amount) => sum + amount, 0);
        const came = files.flat().reduce((sum, { sum: amount }) => sum + amount, 0);
        for (const { of } of [one, other]) expect(await balance(of)).toBe(BigInt(owed - came));

        const before = await state(one.of);
        for (const bytes of one.made)
          expect((await outcomes(bytes)).filter((outcome) => outcome !== 'duplicate')).toEqual([]);
        expect(await state(one.of)).toEqual(before);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('what is all due is paid alike, payment by payment', async () => {
    await fc.assert(
      fc.asyncProperty(
        sums,
        fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 2, maxLength: 6 }),
        async (debt, came) => {
          const all = came.map((sum) => ({ sum, says: 'contract', which: 0, day: '18.04.2026' }));
          const files = [all.slice(0, 2), all.slice(2)].filter((some) => some.length > 0);
          const [one, other] = [await world([debt], files), await world([debt], files)];
          for (const bytes of one.made) await carryOut(bytes);
          for (const bytes of other.made.toReversed()) await carryOut(bytes);
          expect(await paid(one.of)).toEqual(await paid(other.of));
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);
});

it('a statement of many documents is posted whole, beyond one batch', async () => {
  const of = await client(['100000.00']);
  const documents = Array.from({ length: 1203 }, (_, index) =>
    of.pays('1.00', 'Лизинг', { Номер: `M-${index}` }),
  );
  const { id, counts } = await preview(statement(...documents, of.pays('7.00', 'Лизинг')));
  expect(counts).toMatchObject({ documents: 1204, settle: 1204, settled: { amount: '1210.00' } });
  expect((await confirm(id)).counts).toEqual(counts);
  expect(await paid(of)).toEqual(['lease 1: 1210.00 of 100000.00']);
  expect(await rows(id, 'outcome=settle&limit=200')).toHaveLength(200);
});
