import { describe, expect, test } from 'vitest';
import { seedId } from '../../server/src/sandbox/random.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { ask, over } from '../support/ask.ts';
import { callsTo } from '../support/calls.ts';
import { askerOf, isOfCompany, isOperators, type Op, operations, proveAnswer } from '../support/contract.ts';
import { goodAsks, opOf, upload } from '../support/good-asks.ts';
import { makeIncident } from '../support/incident-asks.ts';
import { makeMail } from '../support/mails.ts';
import { companyOf, contractOf } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';
import { document, encode, file, header, OWN } from '../support/statements.ts';

const server = await startTestServer();
const good = goodAsks(server);
const send = over(server.url);
const manager = await server.as('manager');
// The company with the most of everything.
const owner = await callsTo(server.url).page('owner@transokean.example', signIns.password);

// Something to page through where the demo data has nothing.
const many = Array.from({ length: 12 }, (_, index) => String(index + 1));
const portfolio = {
  companies: [
    companyOf(
      'ООО «Страница»',
      many.map((number) => contractOf(`СТР-${number}`)),
    ),
  ],
};
const statement = encode(file(header(OWN), ...many.map((Номер) => document({ Номер }))).join('\n'), 'utf-8');
const imports: Record<string, string> = {};
for (let turn = 0; turn < 12; turn++)
  for (const [id, body] of [
    ['createPortfolioImport', { json: portfolio }],
    ['createBankStatementImport', { form: upload(statement, 'a.txt') }],
  ] as const) {
    const told = await ask(send, opOf(id), { as: manager, ...body });
    imports[id === 'createPortfolioImport' ? 'portfolio' : 'bank'] = JSON.parse(told.text).id;
  }

const coming = await ask(send, opOf('listPayments'), {
  as: owner,
  path: { companyId: seedId('company', 'transokean') },
});
for (const { id: paymentId } of JSON.parse(coming.text).items.slice(0, 12)) {
  await ask(send, opOf('announcePayment'), {
    as: owner,
    path: { companyId: seedId('company', 'transokean'), paymentId },
    json: { paidOn: server.clock.today() },
  });
  await ask(send, opOf('createInvoice'), {
    as: owner,
    path: { companyId: seedId('company', 'transokean') },
    json: { lines: [{ paymentId }] },
  });
}
const fleet = { companyId: seedId('company', 'transokean'), contractId: seedId('contract', 'transokean-1') };
for (const _turn of many)
  for (const id of ['createReconciliation', 'createBuyoutQuote'] as const)
    await ask(send, opOf(id), { ...(await good(opOf(id))), as: owner, path: fleet });

for (const _turn of many) {
  await makeMail(server.admin);
  await makeIncident(server);
}
const administrator = await server.as('administrator');
for (const _turn of many) {
  await ask(send, opOf('issueCredentials'), await good(opOf('issueCredentials')));
  await ask(send, opOf('createReleaseNote'), {
    ...(await good(opOf('createReleaseNote'))),
    as: administrator,
  });
}

const parameters = ({ operation }: Op) =>
  (operation.parameters ?? []).map((one) => ('$ref' in one ? String(one.$ref.split('/').at(-1)) : one.name));
const lists = operations.filter((op) => parameters(op).some((name) => name.toLowerCase() === 'limit'));

/** Lists that grow by signing in. */
const ofSignIns = new Set<string>(['listSessions', 'listSignIns']);

async function items(op: Op, limit: number, pages: number): Promise<unknown[]> {
  const how = await good(op);
  const path = { ...how.path };
  if (isOfCompany(op)) path.companyId = fleet.companyId;
  if (isOfCompany(op) && path.contractId) path.contractId = fleet.contractId;
  if (path.importId) path.importId = imports[op.path.includes('portfolio') ? 'portfolio' : 'bank'] ?? '';
  const as = isOperators(op)
    ? await server.as(askerOf(op))
    : isOfCompany(op) || ofSignIns.has(op.id)
      ? owner
      : (how.as ?? null);
  const all: unknown[] = [];
  // Who reads the audit is told of in it, so that it would grow while it is read.
  const narrowed = op.id === 'listAuditEntries' ? 'action=createInvoice&' : '';
  const state = parameters(op).includes('state') ? 'state=all&' : narrowed;
  let cursor = '';
  for (let page = 0; page < pages; page++) {
    const told = await ask(send, op, { as, path, query: `${state}limit=${limit}${cursor}` });
    proveAnswer(op, told);
    const { items: some, nextCursor } = JSON.parse(told.text);
    expect(some.length).toBeLessThanOrEqual(limit);
    all.push(...some);
    if (nextCursor === null || some.length === 0) break;
    expect(some).toHaveLength(op.id === 'listEvents' ? some.length : limit);
    cursor = `&${op.id === 'listEvents' ? 'after' : 'cursor'}=${nextCursor}`;
  }
  return all;
}

describe('every list', () => {
  test.each(lists.map((op) => [op.id, op] as const))(
    '%s comes in the same order by small pages and large',
    async (_, op) => {
      if (ofSignIns.has(op.id))
        for (const _turn of many.slice(0, 3))
          await callsTo(server.url).page('owner@transokean.example', signIns.password);
      const [large, small] = [await items(op, 200, 1), await items(op, 3, 12)];
      expect(small).toEqual(large.slice(0, small.length));
      expect(small).toHaveLength(Math.min(36, large.length));
      expect(large.length).toBeGreaterThan(op.id === 'listMyCompanies' ? 1 : 3);
    },
  );
});
