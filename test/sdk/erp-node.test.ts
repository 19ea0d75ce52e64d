import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { callsTo } from '../support/calls.ts';
import { company, erp } from '../support/good-asks.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ at: '2026-11-25T09:00:00Z' });
const example = fileURLToPath(new URL('../../examples/erp-node', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'erp-node-'));
afterAll(() => rm(folder, { recursive: true }));

/** What an ERP developer copies, run as they would. */
async function run(script: string, env: Record<string, string>): Promise<string> {
  const own = { CABINET_URL: server.url, CABINET_KEY: erp.key, PATH: process.env.PATH ?? '' };
  const { stdout } = await promisify(execFile)(process.execPath, [join(example, script)], {
    cwd: folder,
    env: { ...own, ...env },
  });
  return stdout.replaceAll('\u00a0', ' ');
}

it('the example of reconciling tells what one side lacks', async () => {
  type Listed = { items: { from: string; to: string }[] };
  const { call } = callsTo(server.url);
  const acts = await call<Listed>(erp, 'GET', `/v1/companies/${company}/reconciliations`);
  const [{ from, to } = { from: '', to: '' }] = acts.body.items;
  const lines = [
    { date: to, kind: 'payment', amount: { amount: '77.50', currency: 'RUB' }, documentNumber: '4012' },
  ];
  await writeFile(join(folder, 'ledger.json'), JSON.stringify({ from, to, lines }));
  const told = await run('reconcile.js', { LEDGER: 'ledger.json' });
  expect(told).toContain('ООО «Северный путь»: сошлось 0, разница сальдо 77,50 ₽');
  expect(told).toContain(`Есть у вас, нет у лизинговой компании: 1\n  ${to}  оплачено 77,50 ₽  4012`);
  expect(told).toMatch(/Есть у лизинговой компании, нет у вас: \d\d?\n {2}\d{4}-/);
});
