import { createReadStream, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeWithFixtures } from '../../../../test/support/fixtures.ts';
import { collectStatement, inChunks } from '../../../../test/support/statements.ts';
import { parseStatementDay, parseStatementSum } from './statement-values.ts';

type Expected = {
  version: string;
  declaredEncoding: string;
  accounts: string[];
  hasEndOfFile: boolean;
  balances: Record<string, string>[];
  documents: {
    type: string;
    number: string;
    date: string;
    amountKopecks: number;
    direction: string;
    payerInn: string;
    payeeInn: string;
    purpose: string;
  }[];
};

const encodings: Record<string, string> = {
  'derived-condo-cp1251-crlf.txt': 'windows-1251',
  'derived-condo-cp866.txt': 'ibm866',
  'testgit-anonymised.txt': 'windows-1251',
};

describeWithFixtures('b-1c-clientbank', (path) => {
  const expected: Record<string, Expected> = JSON.parse(readFileSync(path('expected-dev.json'), 'utf8'));

  test.each(Object.entries(expected))('%s', async (name, file) => {
    const { headers, sections, documents, summaries } = await collectStatement(createReadStream(path(name)));
    expect(headers).toHaveLength(1);
    expect(headers[0]).toMatchObject({
      version: file.version,
      declaredEncoding: file.declaredEncoding,
      encoding: encodings[name] ?? 'utf-8',
    });
    expect([...(summaries[0]?.accounts ?? [])].sort()).toEqual([...file.accounts].sort());
    expect(summaries[0]).toMatchObject({ hasEndOfFile: file.hasEndOfFile, documents: file.documents.length });
    const sum = (text: string | undefined) => (text === undefined ? null : parseStatementSum(text));
    expect(sections.map(({ line: _, ...section }) => section)).toEqual(
      file.balances.map((balance) => ({
        account: balance.РасчСчет,
        periodFrom: parseStatementDay(balance.ДатаНачала ?? ''),
        periodTo: parseStatementDay(balance.ДатаКонца ?? ''),
        openingKopecks: sum(balance.НачальныйОстаток),
        creditedKopecks: sum(balance.ВсегоПоступило),
        debitedKopecks: sum(balance.ВсегоСписано),
        closingKopecks: sum(balance.КонечныйОстаток),
      })),
    );
    expect(
      documents.map((document) => ({
        type: document.kind,
        number: document.number,
        date: document.date?.split('-').reverse().join('.'),
        amountKopecks: Number(document.amountKopecks),
        direction: document.direction,
        payerInn: document.payer.inn,
        payeeInn: document.payee.inn,
        purpose: document.purpose,
      })),
    ).toEqual(file.documents);
    expect(documents.flatMap(({ defects }) => defects)).toEqual([]);
    expect(new Set(documents.map(({ fingerprint }) => fingerprint)).size).toBe(documents.length);
  });

  test.each(Object.keys(expected))('%s comes out the same in any chunks', async (name) => {
    const bytes = readFileSync(path(name));
    const whole = await collectStatement(inChunks(bytes));
    for (const size of [1, 2, 3, 7, 4096])
      expect(await collectStatement(inChunks(bytes, size))).toEqual(whole);
  });

  test('one statement in four encodings has the same fingerprints', async () => {
    const names = ['condo-statement.txt', 'derived-condo-cp1251-crlf.txt', 'derived-condo-cp866.txt'];
    const prints = await Promise.all(
      [...names, 'derived-condo-utf8-bom-labelled-dos.txt'].map(async (name) =>
        (await collectStatement(createReadStream(path(name)))).documents.map(
          ({ fingerprint }) => fingerprint,
        ),
      ),
    );
    expect(new Set(prints.map(String)).size).toBe(1);
  });

  test('a malformed period is told with its line and costs nothing else', async () => {
    const { warnings, summaries } = await collectStatement(createReadStream(path('testgit-anonymised.txt')));
    expect(warnings).toEqual([
      { line: 5, code: 'date_invalid', key: 'ДатаКонца', value: '23.08.201819202122' },
    ]);
    expect(summaries[0]?.balances).toMatchObject([{ documentsOutKopecks: 13_902_086n, agrees: true }]);
  });
});
