import { afterEach, describe, expect, it, test } from 'vitest';
import { balanceBooks, bank, paidOf } from '../support/bank.ts';
import { moveTo } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';
import { CLIENT, encode, file, header, OWN, OWN_2 } from '../support/statements.ts';

const server = await startTestServer({ seed: false });
const { admin } = server;
const { make, imports, client, statement } = await bank(server);
const { preview, rows, carryOut } = imports;
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
