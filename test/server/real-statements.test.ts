import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { describeWithFixtures, fixture } from '../support/fixtures.ts';
import { importsOf } from '../support/imports.ts';
import { kopecks } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';

type Expected = {
  accounts: string[];
  hasEndOfFile: boolean;
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
type Row = components['schemas']['BankStatementImportRow'];

/** The fixtures are statements of several lessors: here they are one. */
const expectations = fixture('b-1c-clientbank/expected-dev.json');
const files: Record<string, Expected> =
  expectations === null ? {} : JSON.parse(readFileSync(expectations, 'utf8'));
const server = await startTestServer({
  otherAccounts: Object.values(files).flatMap(({ accounts }) => accounts),
});
const imports = importsOf('BankStatement', server.url, await server.as('manager'));

describeWithFixtures('b-1c-clientbank', (path) => {
  const expected: Record<string, Expected> = JSON.parse(readFileSync(path('expected-dev.json'), 'utf8'));

  test.each(Object.entries(expected))(
    '%s comes in through the server, once',
    async (name, { hasEndOfFile, documents }) => {
      const receipts = async () =>
        await server.admin
          .selectFrom('receipts')
          .select(['id', 'fingerprint', 'amount_kopecks', 'import_id'])
          .orderBy('id')
          .execute();
      const bytes = readFileSync(path(name));
      const before = await receipts();
      const made = await imports.preview(bytes, name);
      const seen = await imports.rows(made.id);
      expect(made).toMatchObject({ complete: hasEndOfFile, counts: { documents: documents.length } });
      expect(seen.map(shown)).toEqual(documents);
      expect(await receipts()).toEqual(before);

      const done = await imports.confirm(made.id);
      const posted = await imports.rows(made.id);
      expect(posted.map(shown)).toEqual(documents);
      const after = await receipts();
      const mine = after.filter(({ import_id }) => import_id === made.id);
      // One statement comes in several encodings: only its first coming posts.
      const fresh = posted.filter(({ outcome }) => outcome !== 'duplicate');
      const incoming = fresh.filter(({ direction }) => direction === 'in');
      expect(posted.filter(({ receiptId }) => receiptId !== null)).toEqual(incoming);
      expect(mine.map(({ id }) => id).sort()).toEqual(incoming.map(({ receiptId }) => receiptId).sort());
      const sum = (some: Row[]) =>
        some.reduce((total, { amount }) => total + kopecks(amount?.amount ?? ''), 0n);
      expect(mine.reduce((total, one) => total + one.amount_kopecks, 0n)).toBe(sum(incoming));
      expect(done.counts.incoming).toEqual(made.counts.incoming);
      expect(after).toHaveLength(before.length + incoming.length);

      const again = await imports.carryOut(bytes, name);
      expect(again.made.counts).toMatchObject({ settle: 0, wait: 0, overpayment: 0 });
      expect(
        again.rows.filter(({ direction, outcome }) => direction === 'in' && outcome !== 'duplicate'),
      ).toEqual([]);
      expect(await receipts()).toEqual(after);
      expect(server.logged).toEqual([]);
    },
  );

  test('every incoming document of the fixtures was posted once', async () => {
    const posted = await server.admin
      .selectFrom('receipts')
      .innerJoin('bank_statement_imports', 'bank_statement_imports.id', 'receipts.import_id')
      .select(['receipts.number', 'receipts.amount_kopecks', 'receipts.purpose'])
      .where('file_name', 'in', Object.keys(expected))
      .execute();
    const told = Object.values(expected).flatMap(({ documents }) =>
      documents.filter(({ direction }) => direction === 'in'),
    );
    const keys = new Set(
      told.map(({ number, amountKopecks, purpose }) => `${number} ${amountKopecks} ${purpose}`),
    );
    expect(new Set(posted.map((one) => `${one.number} ${one.amount_kopecks} ${one.purpose}`))).toEqual(keys);
    expect(posted).toHaveLength(keys.size);
    expect(keys.size).toBeGreaterThan(0);
  });
});

/** A row as the expectations tell it. */
const shown = ({ kind, number, date, amount, direction, payerInn, payeeInn, purpose }: Row) => ({
  type: kind,
  number,
  date: date?.split('-').reverse().join('.'),
  amountKopecks: Number(kopecks(amount?.amount ?? '')),
  direction,
  payerInn,
  payeeInn,
  purpose,
});
