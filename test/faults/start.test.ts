import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SandboxProcess } from '../support/process.ts';

const sandbox = await SandboxProcess.create();
beforeAll(() => sandbox.start());
afterAll(() => sandbox.remove());

it('tells its addresses and sign-ins, and nothing else', async () => {
  expect(sandbox.said).toContain('/operator/');
  expect(sandbox.said).toContain('owner@severny-put.example');
  expect(sandbox.said).not.toContain('{');
});

it('says who holds the data folder', async () => {
  const second = await SandboxProcess.create(sandbox.dataDir);
  await expect(second.start()).rejects.toThrow(/is in use by process \d+/);
});

it('says which variable to set when the port is taken', async () => {
  const second = await SandboxProcess.create();
  await expect(second.start({ PORT: new URL(sandbox.url).port })).rejects.toThrow(
    /Give another port by PORT/,
  );
  await second.remove();
});

it('finishes what is in flight when it is told to stop, and starts again on the same data', async () => {
  const body = JSON.stringify({
    email: 'owner@severny-put.example',
    password: 'Severny-Put-2026',
    kind: 'extension',
  });
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const slow = request(`${sandbox.url}/v1/sessions`, { method: 'POST', headers });
  slow.write(body.slice(0, 10));
  await sleep(300);
  const stopped = sandbox.stop();
  await sleep(300);
  slow.end(body.slice(10));
  const [answer] = await once(slow, 'response');
  answer.resume();
  expect([answer.statusCode, await stopped]).toEqual([201, 0]);
  await sandbox.start();
});

const lessor = {
  LESSOR_NAME: 'АО «Ромашка-Лизинг»',
  LESSOR_INN: '7707083893',
  LESSOR_KPP: '773601001',
  LESSOR_ADDRESS: 'Москва, Тверская, 1',
  LESSOR_BANK_NAME: 'ПАО Сбербанк, г. Москва',
  LESSOR_BANK_BIK: '044525225',
  LESSOR_BANK_ACCOUNT: '40702810938120061991',
  LESSOR_BANK_CORRESPONDENT_ACCOUNT: '30101810400000000225',
  LESSOR_PHONES: '+7 495 123-45-67',
  LESSOR_EMAILS: 'cabinet@romashka.example',
};

it('does not serve a sandbox’s data in production', async () => {
  await sandbox.stop();
  const production = await SandboxProcess.create(sandbox.dataDir);
  const env = {
    PUBLIC_URL: 'https://cabinet.romashka.example',
    SECRETS_KEY: Buffer.alloc(32, 7).toString('base64'),
    SMTP_URL: 'smtp://127.0.0.1:2525',
    MAIL_FROM: 'cabinet@romashka.example',
    ...lessor,
  };
  await expect(production.serve(env)).rejects.toThrow(/everybody knows its passwords/);
});
