import { describe, expect, it } from 'vitest';
import { document, file, header, OWN, OWN_2, read, section } from '../../../../test/support/statements.ts';

describe('balances', () => {
  it('agree over several days and accounts, an internal transfer counting on both', async () => {
    const { warnings, summaries } = await read(
      file(
        header(OWN, OWN_2),
        section(OWN, '02.10.2026', ['100.00', '50', '30.00', '120.00']),
        section(OWN, '01.10.2026', ['0', '100.00', '0', '100.00']),
        section(OWN_2, '01.10.2026', ['5', '30', '0.00', '35,00']),
        document({ Сумма: '100' }),
        document({ Сумма: '50' }),
        document({ Сумма: '30', ПлательщикСчет: OWN, ПолучательСчет: OWN_2 }),
      ),
    );
    expect(warnings).toEqual([]);
    expect(summaries[0]?.balances).toMatchObject([
      {
        account: OWN,
        openingKopecks: 0n,
        closingKopecks: 12_000n,
        documentsInKopecks: 15_000n,
        agrees: true,
      },
      { account: OWN_2, documentsInKopecks: 3_000n, documentsOutKopecks: 0n, agrees: true },
    ]);
  });

  it('say in kopecks what does not agree', async () => {
    const { warnings, summaries } = await read(
      file(
        header(OWN),
        section(OWN, '01.10.2026', ['0', '125430.50', '0', '125430.51']),
        section(OWN, '02.10.2026', ['125430.50', '0', '1.00', '125429.50']),
        document(),
      ),
    );
    const mismatch = { account: OWN };
    expect(warnings).toEqual([
      {
        ...mismatch,
        line: 7,
        code: 'balance_mismatch',
        declaredKopecks: 12_543_051n,
        countedKopecks: 12_543_050n,
      },
      {
        ...mismatch,
        line: 16,
        code: 'balance_gap',
        declaredKopecks: 12_543_050n,
        countedKopecks: 12_543_051n,
      },
      { ...mismatch, line: 16, code: 'debited_mismatch', declaredKopecks: 100n, countedKopecks: 0n },
    ]);
    expect(summaries[0]?.balances).toMatchObject([{ agrees: false }]);
  });

  it('of an empty day are a valid statement', async () => {
    const { warnings, documents } = await read(
      file(header(OWN), section(OWN, '01.10.2026', ['7', '0', '0', '7'])),
    );
    expect([warnings, documents]).toEqual([[], []]);
  });
});
