import { afterEach, describe, expect, it, test } from 'vitest';
import { civilDate } from '../../server/src/platform/civil-date.ts';
import { balanceBooks, bank, paidOf } from '../support/bank.ts';
import { callsTo } from '../support/calls.ts';
import { moveTo } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';
import { CLIENT, encode, file, header, OWN, OWN_2, section } from '../support/statements.ts';

const server = await startTestServer({ seed: false });
const { admin } = server;
const { make, imports, client, statement } = await bank(server);
const { preview, rows, confirm, carryOut } = imports;
const { call } = callsTo(server.url);
moveTo(server.clock, '2026-02-20');
afterEach(() => balanceBooks(admin));

type Client = Awaited<ReturnType<typeof client>>;
type Settled = [contract: number, payment: number, amount: string, rule: string];

describe('money settles by the rules', () => {
  // Booked on 2026-02-20: of sums due on the 17th of January, February, March … two are due.
  const three = ['1000.00', '1000.00', '1000.00'];
  const named = ({ contracts: [one] }: Client) => `Оплата по договору лизинга № ${one?.number}`;
  test.each<
    [
      what: string,
      contracts: string[][],
      sum: string,
      purpose: (of: Client) => string,
      outcome: string,
      Settled[],
    ]
  >([
    [
      'the payment that is named',
      [three],
      '1000.00',
      (of) => `${named(of)}, платёж № 2`,
      'settle',
      [[0, 2, '1000.00', 'purpose_payment']],
    ],
    [
      'the rest of it by age',
      [three],
      '1500.00',
      (of) => `${named(of)}, платёж № 2`,
      'settle',
      [
        [0, 2, '1000.00', 'purpose_payment'],
        [0, 1, '500.00', 'purpose_contract'],
      ],
    ],
    [
      'the oldest of the named contract',
      [['10.00'], three].reverse(),
      '1200.00',
      named,
      'settle',
      [
        [0, 1, '1000.00', 'purpose_contract'],
        [0, 2, '200.00', 'purpose_contract'],
      ],
    ],
    [
      'the only contract there is',
      [three],
      '0.01',
      () => 'Лизинг',
      'settle',
      [[0, 1, '0.01', 'only_contract']],
    ],
    [
      'the only contract that is owed for',
      [[], three],
      '5.00',
      () => 'Лизинг',
      'settle',
      [[1, 1, '5.00', 'only_contract']],
    ],
    [
      'what is due and the next one, no further',
      [['1.00', '1.00', '1.00', '1.00']],
      '10.00',
      () => 'Лизинг',
      'settle',
      [
        [0, 1, '1.00', 'only_contract'],
        [0, 2, '1.00', 'only_contract'],
        [0, 3, '1.00', 'only_contract'],
      ],
    ],
    ['nothing owed', [[]], '10.00', () => 'Лизинг', 'overpayment', []],
    [
      'several contracts, none named',
      [['1.00'], ['1.00']],
      '2.00',
      () => 'Лизинг',
      'wait several_contracts',
      [],
    ],
    [
      'a number that is nobody’s',
      [three],
      '2.00',
      () => 'По договору № ХХ-999/77',
      'wait contract_unknown',
      [],
    ],
  ])('%s', async (_, contracts, sum, purpose, outcome, settled) => {
    const of = await client(...contracts);
    const bytes = statement(of.pays(sum, purpose(of)));
    const seen = await rows((await preview(bytes)).id);
    const { made, rows: posted } = await carryOut(bytes);
    for (const [row] of [seen, posted]) {
      expect([row?.outcome, row?.reason].filter(Boolean).join(' ')).toBe(outcome);
      expect(
        row?.settles.map(({ contractNumber, number, amount, rule }) => [
          contractNumber,
          number,
          amount.amount,
          rule,
        ]),
      ).toEqual(
        settled.map(([contract, number, amount, rule]) => [
          of.contracts[contract]?.number,
          number,
          amount,
          rule,
        ]),
      );
      expect(row?.companyName).toBe(of.name);
    }
    expect(seen[0]?.receiptId).toBeNull();
    expect(posted[0]?.receiptId).toEqual(expect.any(String));
    expect(made.counts).toMatchObject({ documents: 1, incoming: { amount: sum } });
  });

  it('penalties last', async () => {
    const of = await client([]);
    const [contract] = of.contracts;
    if (!contract) throw new Error('made above');
    await make.payment(contract, '2026-01-10', { kind: 'penalty', total: '5.00', number: 1 });
    await make.payment(contract, '2026-02-17', { total: '10.00', number: 1 });
    await carryOut(statement(of.pays('12.00', 'Лизинг')));
    expect(await paidOf(admin, contract)).toEqual(['lease 1: 10.00 of 10.00', 'penalty 1: 2.00 of 5.00']);
  });

  it('each against what the ones before it left', async () => {
    const of = await client(['1000.00', '1000.00']);
    const { rows: posted } = await carryOut(
      statement(...['600.00', '600.00', '600.00', '600.00'].map((sum) => of.pays(sum, 'Лизинг'))),
    );
    expect(posted.map(({ settles }) => settles.map(({ number, amount }) => [number, amount.amount]))).toEqual(
      [
        [[1, '600.00']],
        [
          [1, '400.00'],
          [2, '200.00'],
        ],
        [[2, '600.00']],
        [[2, '200.00']],
      ],
    );
  });

  it('not for a stranger, nor for another client', async () => {
    const [of, other] = [await client(['1.00']), await client(['1.00'])];
    const purpose = `По договору № ${other.contracts[0]?.number}`;
    const { rows: posted } = await carryOut(
      statement(of.pays('1.00', 'Лизинг', { ПлательщикИНН: '7707083893' }), of.pays('1.00', purpose)),
    );
    expect(posted.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['wait', 'payer_unknown'],
      ['wait', 'contract_of_another_payer'],
    ]);
    expect(await paidOf(admin, other.contracts[0] as never)).toEqual(['lease 1: 0.00 of 1.00']);
  });

  it('only where it came in', async () => {
    const of = await client(['1.00']);
    const out = of.pays('1.00', 'Возврат', {
      ПлательщикСчет: OWN,
      ПолучательСчет: CLIENT,
      ДатаСписано: '20.02.2026',
    });
    const within = of.pays('1.00', 'Перевод', { ПлательщикСчет: OWN_2, ДатаСписано: '20.02.2026' });
    const bytes = encode(file(header(OWN, OWN_2), out, within).join('\r\n'), 'utf-8');
    const { made, rows: posted } = await carryOut(bytes);
    expect(posted.map(({ outcome, receiptId }) => [outcome, receiptId])).toEqual([
      ['outgoing', null],
      ['internal', null],
    ]);
    expect(made.counts).toMatchObject({ outgoing: 1, internal: 1, incoming: { amount: '0.00' } });
  });
});

describe('a confirmed statement', () => {
  it('is seen by the client, told in the log, and its waiting money by the operator', async () => {
    const of = await client(['1000.00', '1000.00']);
    const { as } = await make.person([{ company: of.company }]);
    const summary = async () => (await call(as, 'GET', `/v1/companies/${of.company}/debt-summary`)).body;
    expect(await summary()).toMatchObject({ overdue: { amount: { amount: '2000.00' }, payments: 2 } });
    const bytes = statement(of.pays('1500.00', 'Лизинг'), of.pays('9.00', 'По договору № ХХ-999/77'));
    await preview(bytes);
    expect(await summary()).toMatchObject({ overdue: { amount: { amount: '2000.00' } } });
    const { rows: posted } = await carryOut(bytes);
    expect(await summary()).toMatchObject({
      overdue: { amount: { amount: '500.00' }, payments: 1 },
      awaitingAllocation: { amount: '9.00' },
      overpayment: { amount: '0.00' },
    });
    const paid = await admin
      .selectFrom('payments')
      .select(['number', 'paid_on'])
      .where('company_id', '=', of.company)
      .orderBy('number')
      .execute();
    expect(paid).toEqual([
      { number: 1, paid_on: civilDate('2026-02-20') },
      { number: 2, paid_on: null },
    ]);
    const told = await admin
      .selectFrom('events')
      .select(['type', 'data'])
      .where('company_id', '=', of.company)
      .orderBy('tx_id')
      .orderBy('seq')
      .execute();
    expect(told.map(({ type, data }) => [type, data.number ?? data.unallocated])).toEqual([
      ['receipt.posted', { amount: '0.00', currency: 'RUB' }],
      ['payment.paid', 1],
    ]);
    const waiting = await admin
      .selectFrom('receipts')
      .selectAll()
      .where('id', '=', posted[1]?.receiptId ?? '')
      .execute();
    expect(waiting).toMatchObject([
      { company_id: of.company, waiting_reason: 'contract_unknown', allocated_kopecks: 0n },
    ]);
  });

  it('is planned anew when debts changed since its preview', async () => {
    const of = await client(['1000.00', '1000.00']);
    const { id } = await preview(statement(of.pays('1000.00', 'Лизинг')));
    await carryOut(statement(of.pays('1000.00', 'Лизинг')));
    expect((await rows(id))[0]?.settles[0]?.number).toBe(1);
    await confirm(id);
    expect((await rows(id))[0]?.settles[0]?.number).toBe(2);
  });

  it('goes by the ETag of its preview', async () => {
    const { id } = await preview(statement((await client([])).pays('1.00', 'Лизинг')));
    const { etag } = await imports.find(id);
    await expect(confirm(id, { 'if-match': '"another"' })).rejects.toThrow('412 precondition_failed');
    await confirm(id, { 'if-match': etag });
    await expect(confirm(id)).rejects.toThrow('409 import_already_confirmed');
  });
});

describe('a file', () => {
  it('tells its encoding, version, accounts and whether they agree', async () => {
    const of = await client(['100.00']);
    const parts = [
      header(OWN),
      section(OWN, '20.02.2026', ['10.00', '5.00', '0.00', '16.00']),
      of.pays('5.00', 'Лизинг'),
    ];
    const made = await preview(encode(file(...parts).join('\r\n'), 'ibm866'), 'kl_to_1c.txt');
    expect(made).toMatchObject({
      ...{ fileName: 'kl_to_1c.txt', encoding: 'ibm866', formatVersion: '1.03' },
      ...{ complete: true, state: 'previewed' },
      accounts: [
        {
          account: OWN,
          opening: { amount: '10.00' },
          incoming: { amount: '5.00' },
          closing: { amount: '16.00' },
          balanced: false,
        },
      ],
    });
    expect(made.warnings).toMatchObject([{ code: 'balance_mismatch', line: expect.any(Number) }]);
  });

  test.each<[string, Uint8Array | string, string]>([
    ['nothing', '', '422 statement_empty'],
    ['blank lines', '\r\n\r\n', '422 statement_empty'],
    ['prose', 'Выписка за февраль', '422 statement_not_recognised'],
    ['a PDF', '%PDF-1.7', '422 statement_not_recognised'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), '422 statement_not_recognised'],
    ['a portfolio', 'Код компании;ИНН\r\nК-1;7704123450\r\n', '422 statement_not_recognised'],
  ])('of %s is refused and not kept', async (_, content, refusal) => {
    const kept = () => admin.selectFrom('bank_statement_imports').select('id').execute();
    const before = await kept();
    await expect(preview(content)).rejects.toThrow(refusal);
    expect(await kept()).toEqual(before);
  });
});
