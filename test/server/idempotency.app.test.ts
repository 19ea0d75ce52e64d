import { describe, expect, it } from 'vitest';
import { ask, over, problemOf } from '../support/ask.ts';
import type { Told } from '../support/contract.ts';
import { backOffice, opOf, portfolio, statement, upload } from '../support/good-asks.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin, as } = server;
const send = over(server.url);
const manager = await as('manager');

/** Two hundred at once with one key; those that are told to wait come again until they have their answer. */
async function crowd(one: () => Promise<Told>): Promise<{ texts: Set<string>; first: number }> {
  const until = async (): Promise<Told> => {
    const told = await one();
    if (told.status !== 409) return told;
    expect(problemOf(told).code).toBe('idempotency_key_in_use');
    await new Promise((resolve) => setTimeout(resolve, 20));
    return until();
  };
  const answers = await Promise.all(Array.from({ length: 200 }, until));
  for (const told of answers) expect(told.status, told.text).toBeLessThan(300);
  return {
    texts: new Set(answers.map(({ text }) => text)),
    first: answers.filter(({ headers }) => !headers.has('idempotency-replayed')).length,
  };
}

describe('two hundred clients with one key', () => {
  it('make one portfolio import', async () => {
    const body = portfolio();
    const how = {
      as: manager,
      json: body,
      headers: { 'idempotency-key': 'one-portfolio' },
    };
    const { texts, first } = await crowd(() => ask(send, opOf('createPortfolioImport'), how));
    expect([texts.size, first]).toEqual([1, 1]);
    expect(await admin.selectFrom('portfolio_imports').select('id').execute()).toHaveLength(1);
  });

  it('make one bank-statement import', async () => {
    const bytes = statement();
    const headers = { 'idempotency-key': 'one-statement' };
    const { texts, first } = await crowd(() =>
      ask(send, opOf('createBankStatementImport'), { as: backOffice, form: upload(bytes, 'a.txt'), headers }),
    );
    expect([texts.size, first]).toEqual([1, 1]);
    expect(await admin.selectFrom('bank_statement_imports').select('id').execute()).toHaveLength(1);
  });

  it('confirm it once', async () => {
    const { id: importId } = await admin
      .selectFrom('bank_statement_imports')
      .select('id')
      .executeTakeFirstOrThrow();
    const count = async () => (await admin.selectFrom('receipts').select('id').execute()).length;
    const before = await count();
    const how = { as: manager, path: { importId }, headers: { 'idempotency-key': 'one-confirmation' } };
    const { texts, first } = await crowd(() => ask(send, opOf('confirmBankStatementImport'), how));
    expect([texts.size, first]).toEqual([1, 1]);
    expect(await count()).toBe(before + 1);
  });

  it('move the clock once', async () => {
    const before = server.clock.offsetMs();
    const how = { as: manager, json: { days: 1 }, headers: { 'idempotency-key': 'one-day' } };
    const { first } = await crowd(() => ask(send, opOf('advanceClock'), how));
    expect(first).toBe(1);
    expect(server.clock.offsetMs() - before).toBe(86_400_000);
  });
});
